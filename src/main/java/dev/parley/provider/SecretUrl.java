package dev.parley.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.HttpRequest;

/** Hides secrets in URLs: user and password, keys, and the values of a query, except for those that are no secrets. */
final class SecretUrl {
    private static final Set<String> HARMLESS = Set.of("api-version", "version");
    private static final String HIDDEN = "…";

    private SecretUrl() {}

    static String masked(HttpRequest request, Provider provider) {
        try {
            return masked(request.getUri(), provider);
        } catch (URISyntaxException e) {
            return HIDDEN;
        }
    }

    static String masked(URI url, Provider provider) {
        var authority = Optional.ofNullable(url.getRawAuthority()).orElse("").replaceFirst(".*@", "");
        var path = Optional.ofNullable(url.getRawPath()).orElse("");
        var query = Optional.ofNullable(url.getRawQuery())
                .map(raw -> "?"
                        + Arrays.stream(raw.split("&")).map(SecretUrl::masked).collect(Collectors.joining("&")))
                .orElse("");
        var text = url.getScheme() + "://" + authority + path + query;
        for (var secret : provider.secrets()) {
            text = text.replace(secret, HIDDEN);
        }
        return text;
    }

    private static String masked(String field) {
        int end = field.indexOf('=');
        boolean isSecret =
                end >= 0 && !HARMLESS.contains(field.substring(0, end).toLowerCase(Locale.ROOT));
        return isSecret ? field.substring(0, end + 1) + HIDDEN : field;
    }
}
