package dev.parley.provider;

import java.net.URI;
import java.util.Optional;

/**
 * An OpenAI-compatible model server and the key to it.
 *
 * @param baseUrl up to and with the version, such as {@code https://api.openai.com/v1}
 */
public record Provider(URI baseUrl, Optional<String> apiKey) {
    /** Without the key: this may end in a log. */
    @Override
    public String toString() {
        return baseUrl.toString();
    }
}
