package dev.parley.connection;

import dev.parley.provider.ModelRef;
import dev.parley.provider.Provider;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A connection to a model server, as one user uses it.
 *
 * @param id 0 for the first one
 * @param apiKey the decrypted key that is sent for this user. Send it to the server only, and never to a browser or a log
 * @param headers further headers by name; values can be secrets
 * @param ownKeys whether each user enters a key of their own; only for a shared connection
 * @param hasOwnKey whether the user has entered the key
 */
public record Connection(
        long id,
        Kind kind,
        String name,
        URI baseUrl,
        Optional<String> apiKey,
        Map<String, String> headers,
        boolean ownKeys,
        boolean hasOwnKey,
        boolean enabled) {
    /** Whose connection it is. */
    public enum Kind {
        /** That of {@code OPENAI_BASE_URL}. */
        FIRST,
        /** An admin shares it with all users. */
        SHARED,
        /** The user has added it. */
        OWN
    }

    /** What the client of model servers needs to know. */
    public Provider provider() {
        return new Provider(baseUrl, apiKey, headers, kind == Kind.OWN);
    }

    /** Whether the user pays for the answers, and not the installation. */
    public boolean isPaidByUser() {
        return kind == Kind.OWN || hasOwnKey;
    }

    /** Whether the server would refuse each request, because it needs a key and there is none. */
    public boolean lacksKey() {
        return apiKey.isEmpty() && (ownKeys || "api.openai.com".equals(baseUrl.getHost()));
    }

    /** Whether the user can enter a key without changing anything else. */
    public boolean takesUserKey() {
        return kind == Kind.FIRST || (kind == Kind.SHARED && ownKeys);
    }

    /** The host and port. */
    public String host() {
        return String.valueOf(baseUrl.getAuthority());
    }

    /** How forms and the database name a model of this connection. */
    public String model(String modelId) {
        return new ModelRef(id, modelId).toString();
    }

    /** Omits the key and the headers. */
    @Override
    public String toString() {
        return id + " " + name;
    }
}
