package dev.parley.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which URLs of model servers users may enter: none, those of some hosts, or any of a host with a public address. */
public final class UserUrls {
    /** No user may enter a URL. */
    public static final UserUrls NONE = new UserUrls(host -> false, false, "https", AddressPolicy::isPublic);

    private static final int CHARS_MAX = 500;
    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z]([a-z0-9-]*[a-z0-9])?");

    private final Predicate<String> hosts;
    private final boolean areAny;
    private final String scheme;
    private final Predicate<InetAddress> addresses;

    private UserUrls(Predicate<String> hosts, boolean areAny, String scheme, Predicate<InetAddress> addresses) {
        this.hosts = hosts;
        this.areAny = areAny;
        this.scheme = scheme;
        this.addresses = addresses;
    }

    /** Parses {@code public} or a list such as {@code openrouter.ai, *.example.org}; empty if it is malformed. */
    public static Optional<UserUrls> parse(String text) {
        if (text.equalsIgnoreCase("public")) {
            return Optional.of(new UserUrls(host -> true, true, "https", AddressPolicy::isPublic));
        }
        var patterns = Arrays.stream(text.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .toList();
        return patterns.stream().allMatch(pattern -> HOST.matcher(pattern).matches())
                ? Optional.of(new UserUrls(host -> isListed(host, patterns), true, "https", AddressPolicy::isPublic))
                : Optional.empty();
    }

    /** The same rules for servers without TLS and with other addresses, which only tests have. */
    public UserUrls withoutTls(Predicate<InetAddress> others) {
        return new UserUrls(hosts, areAny, "http", others);
    }

    private static boolean isListed(String host, List<String> patterns) {
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern));
    }

    /** Whether users may enter any URL at all. */
    public boolean areAny() {
        return areAny;
    }

    /**
     * Whether requests to a resolved address may be sent; connections must be opened to exactly this address.
     */
    public boolean isAllowed(InetAddress address) {
        return addresses.test(address);
    }

    /** Parses a URL that a user has entered; empty if it is none, or one that is not allowed. Looks up no names. */
    public Optional<URI> allowed(String text) {
        if (text.length() > CHARS_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(text.strip())).filter(this::isAllowed);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether users may still use a URL. The API key is sent along, so it must be an https URL. {@link URI} finds no host
     * in a URL whose host has other characters than letters, digits and hyphens, such as full-width digits.
     */
    public boolean isAllowed(URI url) {
        var host = url.getHost();
        if (host == null || !scheme.equalsIgnoreCase(url.getScheme()) || url.getRawUserInfo() != null) {
            return false;
        }
        return url.getRawFragment() == null
                && isAllowedHost(host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
    }

    private boolean isAllowedHost(String host) {
        // The proxy is asked for users' servers, and must not be one itself.
        if (!hosts.test(host) || AddressPolicy.isMetadataName(host) || SystemProxy.isHost(host)) {
            return false;
        }
        if (!AddressLiteral.isAny(host)) {
            return true;
        }
        return AddressLiteral.of(host).filter(this::isAllowed).isPresent();
    }
}
