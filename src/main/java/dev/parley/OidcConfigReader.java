package dev.parley;

import dev.parley.account.oidc.OidcProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the OpenID Connect providers: {@code PARLEY_OIDC} lists their names, and the other values of each begin with {@code
 * PARLEY_OIDC_} and the name.
 */
final class OidcConfigReader {
    /** More buttons than this would make the login page confusing. */
    private static final int PROVIDERS_MAX = 10;

    private static final String NAME = "[a-z][a-z0-9]{0,29}";
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LABEL_CHARS_MAX = 40;
    private static final int GROUP_CHARS_MAX = 60;

    private final Function<String, Optional<String>> text;
    private final List<String> errors;

    /**
     * @param text the value of a name
     * @param errors receives what is wrong
     */
    OidcConfigReader(Function<String, Optional<String>> text, List<String> errors) {
        this.text = text;
        this.errors = errors;
    }

    List<OidcProvider> providers() {
        var names =
                list("PARLEY_OIDC").map(name -> name.toLowerCase(Locale.ROOT)).toList();
        // "link" is the URL of another page.
        if (!names.stream().allMatch(name -> name.matches(NAME) && !name.equals("link"))
                || names.size() != Set.copyOf(names).size()
                || names.size() > PROVIDERS_MAX) {
            errors.add("PARLEY_OIDC must be up to " + PROVIDERS_MAX
                    + " different names of letters and digits, separated by" + " commas, such as google,company");
            return List.of();
        }
        return names.stream().flatMap(name -> provider(name).stream()).toList();
    }

    private Optional<OidcProvider> provider(String name) {
        var prefix = "PARLEY_OIDC_" + name.toUpperCase(Locale.ROOT);
        var issuer = issuer(prefix + "_ISSUER");
        var clientId = text.apply(prefix + "_CLIENT_ID");
        if (clientId.isEmpty()) {
            errors.add(prefix + "_CLIENT_ID must be set, because PARLEY_OIDC names \"" + name + "\"");
        }
        var label = text.apply(prefix + "_LABEL").orElse(name);
        if (label.length() > LABEL_CHARS_MAX) {
            errors.add(prefix + "_LABEL must have at most " + LABEL_CHARS_MAX + " characters");
        }
        var groups = groups(prefix + "_GROUPS");
        if (issuer.isEmpty() || clientId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OidcProvider(
                name,
                label,
                issuer.get(),
                clientId.get(),
                text.apply(prefix + "_CLIENT_SECRET"),
                scopes(prefix + "_SCOPES"),
                text.apply(prefix + "_GROUPS_CLAIM").orElse("groups"),
                set(prefix + "_ADMIN_GROUPS"),
                set(prefix + "_ALLOWED_GROUPS"),
                groups));
    }

    /** The secret and the code would cross the network, so http is only for a provider on this machine. */
    private Optional<URI> issuer(String name) {
        var value = text.apply(name).orElse("");
        try {
            var uri = URI.create(value);
            boolean isUrl = uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null;
            boolean isLocal = "http".equals(uri.getScheme()) && LOCAL_HOSTS.contains(String.valueOf(uri.getHost()));
            if (isUrl && isOfManyTenants(uri)) {
                errors.add(name + " must contain the id of your tenant instead of common or organizations");
                return Optional.empty();
            }
            if (isUrl && (isLocal || "https".equals(uri.getScheme()))) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException e) {
            // Reported below, like any other invalid URL.
        }
        errors.add(name + " must be a URL that begins with https://, or http://localhost, not \"" + value + "\"");
        return Optional.empty();
    }

    /** Entra ID accepts the users of all organisations at these URLs, but none of them is the issuer of a token. */
    private static boolean isOfManyTenants(URI uri) {
        return String.valueOf(uri.getHost()).contains(".microsoftonline.")
                && String.valueOf(uri.getPath()).matches("/(common|organizations)(/.*)?");
    }

    private List<String> scopes(String name) {
        var scopes = new LinkedHashSet<>(List.of("openid"));
        scopes.addAll(Arrays.asList(text.apply(name).orElse("email profile").split("[\\s,]+")));
        return List.copyOf(scopes);
    }

    /** {@code staff=Staff, interns=Guests}: the group of the provider, then the group of this application. */
    private List<Map.Entry<String, String>> groups(String name) {
        var groups = new ArrayList<Map.Entry<String, String>>();
        list(name).forEach(mapping -> {
            var parts = mapping.split("\\s*=\\s*", -1);
            if (parts.length == 2
                    && !parts[0].isEmpty()
                    && !parts[1].isEmpty()
                    && parts[1].length() <= GROUP_CHARS_MAX) {
                groups.add(Map.entry(parts[0], parts[1]));
            } else {
                errors.add(name + " must be pairs such as staff=Staff, separated by commas, not \"" + mapping + "\"");
            }
        });
        return groups;
    }

    private Set<String> set(String name) {
        return Set.copyOf(list(name).toList());
    }

    private Stream<String> list(String name) {
        return text.apply(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty());
    }
}
