package dev.parley.provider;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Hides secrets in the headers of an exchange: in those of a request, all but the harmless ones count as secret. */
final class HeaderMask {
    private static final Set<String> HARMLESS = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "transfer-encoding",
            "user-agent");
    private static final Set<String> SECRET_IN_REPLIES =
            Set.of("authorization", "cookie", "proxy-authenticate", "set-cookie", "set-cookie2");
    private static final String BEARER = "Bearer ";
    private static final String KEY_VARIABLE = "API_KEY";
    private static final int SHOWN_CHARS = 4;
    /** At most a quarter of a secret is shown. */
    private static final int SHOWN_OF_CHARS_MIN = 4 * SHOWN_CHARS;

    private final Provider provider;
    private final Set<String> secretNames;
    private final boolean mayShowKeyEnd;

    /** @param mayShowKeyEnd whether the last characters of the key may be shown */
    HeaderMask(Provider provider, boolean mayShowKeyEnd) {
        this.provider = provider;
        this.mayShowKeyEnd = mayShowKeyEnd;
        secretNames = provider.sentHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    SentHeader sent(String name, String value) {
        var lowerName = name.toLowerCase(Locale.ROOT);
        if (!secretNames.contains(lowerName) && HARMLESS.contains(lowerName)) {
            return SentHeader.plain(name, value);
        }
        boolean isBearer = value.regionMatches(true, 0, BEARER, 0, BEARER.length());
        var prefix = isBearer ? value.substring(0, BEARER.length()) : "";
        var secret = value.substring(prefix.length());
        boolean isKey = provider.apiKey().filter(secret::equals).isPresent();
        var end = isKey && mayShowKeyEnd && secret.length() >= SHOWN_OF_CHARS_MIN
                ? secret.substring(secret.length() - SHOWN_CHARS)
                : "";
        return new SentHeader(name, prefix, isKey ? KEY_VARIABLE : variable(name), end);
    }

    SentHeader received(String name, String value) {
        if (SECRET_IN_REPLIES.contains(name.toLowerCase(Locale.ROOT))) {
            return new SentHeader(name, "", variable(name), "");
        }
        var clean = value;
        for (var secret : provider.secrets()) {
            clean = clean.replace(secret, ErrorText.REDACTED);
        }
        return SentHeader.plain(name, clean);
    }

    private static String variable(String name) {
        var letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return letters.matches("[A-Z].*") ? letters : "HEADER_" + letters;
    }
}
