package dev.parley.provider;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An OpenAI-compatible model server and its API key.
 *
 * @param baseUrl the URL including the version, such as {@code https://api.openai.com/v1}
 * @param apiKey surrounding white space is removed; a blank key counts as none
 * @param isOfUser whether a user has entered the URL, so that requests may only go to public addresses
 */
public record Provider(URI baseUrl, Optional<String> apiKey, boolean isOfUser) {
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
        this(baseUrl, apiKey, false);
    }

    public Provider {
        apiKey = apiKey.map(String::strip).filter(key -> !key.isEmpty());
    }

    /** A model server of a user. */
    public static Provider ofUser(URI baseUrl, Optional<String> apiKey) {
        return new Provider(baseUrl, apiKey, true);
    }

    /** The key if it can be a secret. Short keys and placeholders cannot, because answers may contain those words. */
    Optional<String> secret() {
        return apiKey.filter(
                key -> key.length() >= SECRET_CHARS_MIN && !PLACEHOLDERS.contains(key.toLowerCase(Locale.ROOT)));
    }

    /** Omits the key, because this text may appear in a log. */
    @Override
    public String toString() {
        return baseUrl.toString();
    }
}
