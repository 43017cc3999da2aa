package dev.parley.provider;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An OpenAI-compatible model server and its API key.
 *
 * @param baseUrl the URL including the version, such as {@code https://api.openai.com/v1}
 * @param apiKey surrounding white space is removed; a blank key counts as none
 * @param headers further headers of each request, by name. In a value, {@code {key}} stands for the key, which is then not sent
 *     as {@code Authorization: Bearer}. Values can be secrets
 * @param isOfUser whether a user has entered the URL, so that requests may only go to public addresses
 */
public record Provider(URI baseUrl, Optional<String> apiKey, Map<String, String> headers, boolean isOfUser) {
    private static final String KEY = "{key}";

    private static final String BEARER = "Bearer ";
    /** A template for the key, a URL, or a name in words. */
    private static final Pattern NO_SECRET = Pattern.compile("\\{key}|^https?://|\\s");

    private static final int SECRET_CHARS_MIN = 8;
    /**
     * Placeholder keys from the documentation of local servers that need no key; only those long enough to be masked.
     */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "lm-studio",
            "llama.cpp",
            "llamacpp",
            "localhost",
            "not-needed",
            "not-required",
            "not_needed",
            "no-key-needed",
            "no-key-required",
            "sk-no-key-required",
            "placeholder",
            "dummy-key",
            "anything",
            "whatever",
            "your-api-key",
            "your_api_key");

    /** A model server of the installation. */
    public Provider(URI baseUrl, Optional<String> apiKey) {
        this(baseUrl, apiKey, Map.of(), false);
    }

    public Provider {
        apiKey = apiKey.map(String::strip).filter(key -> !key.isEmpty());
        headers = Map.copyOf(headers);
    }

    /** A model server of a user. */
    public static Provider ofUser(URI baseUrl, Optional<String> apiKey) {
        return new Provider(baseUrl, apiKey, Map.of(), true);
    }

    /** The same server with these headers. */
    public Provider with(Map<String, String> newHeaders) {
        return new Provider(baseUrl, apiKey, newHeaders, isOfUser);
    }

    /** All headers that identify the sender, with the key filled in. */
    Map<String, String> sentHeaders() {
        var sent = new LinkedHashMap<String, String>();
        boolean isKeyInHeaders = headers.values().stream().anyMatch(value -> value.contains(KEY));
        if (!isKeyInHeaders) {
            apiKey.ifPresent(key -> sent.put(HttpHeaders.AUTHORIZATION, "Bearer " + key));
        }
        headers.forEach((name, value) -> sent.put(name, value.replace(KEY, apiKey.orElse(""))));
        return sent;
    }

    /** The key if it can be a secret. Short keys and placeholders cannot, because answers may contain those words. */
    Optional<String> secret() {
        return apiKey.filter(
                key -> key.length() >= SECRET_CHARS_MIN && !PLACEHOLDERS.contains(key.toLowerCase(Locale.ROOT)));
    }

    /** All texts that must not be kept of an exchange: the key, and the values of headers that may be secret. */
    Set<String> secrets() {
        var all = new LinkedHashSet<String>();
        secret().ifPresent(all::add);
        headers.values().stream()
                .map(value -> value.startsWith(BEARER) ? value.substring(BEARER.length()) : value)
                .filter(value -> value.length() >= SECRET_CHARS_MIN
                        && !NO_SECRET.matcher(value).find())
                .forEach(all::add);
        return all;
    }

    /** Omits the key, because this text may appear in a log. */
    @Override
    public String toString() {
        return baseUrl.toString();
    }
}
