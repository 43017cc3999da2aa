package dev.parley.connection;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a user or an admin enters for a connection.
 *
 * @param apiKey the new key; empty to keep the stored one
 * @param removesKey whether the stored key is removed
 * @param headers all headers, by name
 * @param ownKeys see {@link Connection}
 */
public record ConnectionDraft(
        String name,
        URI baseUrl,
        Optional<String> apiKey,
        boolean removesKey,
        Map<String, String> headers,
        boolean ownKeys,
        boolean enabled) {
    /** Omits the key and the headers. */
    @Override
    public String toString() {
        return name;
    }
}
