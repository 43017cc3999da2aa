package dev.parley.provider;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An OpenAI-compatible model server and the key to it.
 *
 * @param baseUrl up to and with the version, such as {@code https://api.openai.com/v1}
 * @param apiKey without white space around it; a blank one is none
 */
public record Provider(URI baseUrl, Optional<String> apiKey) {
    private static final int SECRET_CHARS_MIN = 8;
    /** What the guides of local servers tell users to enter where no key is needed, as far as it is long enough. */
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

    public Provider {
        apiKey = apiKey.map(String::strip).filter(key -> !key.isEmpty());
    }

    /** The key if it can be a secret: servers that want none are given words like {@code ollama}, which answers may have. */
    Optional<String> secret() {
        return apiKey.filter(
                key -> key.length() >= SECRET_CHARS_MIN && !PLACEHOLDERS.contains(key.toLowerCase(Locale.ROOT)));
    }

    /** Without the key: this may end in a log. */
    @Override
    public String toString() {
        return baseUrl.toString();
    }
}
