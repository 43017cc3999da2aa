package dev.parley.provider;

import java.net.URI;
import java.util.Optional;

/**
 * An OpenAI-compatible model server and the key to it.
 *
 * @param baseUrl up to and with the version, such as {@code https://api.openai.com/v1}
 * @param apiKey without white space around it; a blank one is none
 */
public record Provider(URI baseUrl, Optional<String> apiKey) {
    private static final int SECRET_CHARS_MIN = 8;

    public Provider {
        apiKey = apiKey.map(String::strip).filter(key -> !key.isEmpty());
    }

    /** The key if it can be a secret: servers that want none are given words like {@code ollama}, which answers may have. */
    Optional<String> secret() {
        return apiKey.filter(key -> key.length() >= SECRET_CHARS_MIN);
    }

    /** Without the key: this may end in a log. */
    @Override
    public String toString() {
        return baseUrl.toString();
    }
}
