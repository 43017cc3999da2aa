package dev.parley.provider;

import java.time.Duration;
import java.util.Optional;

/**
 * What went wrong with a request to a model server.
 *
 * @param detail the server's own message, see {@link ErrorText}; may be empty
 * @param retryAfter how long to wait before the next request, as the server asks; at most a day
 */
public record ModelError(ErrorKind kind, String detail, Optional<Duration> retryAfter) {
    public static ModelError of(ErrorKind kind) {
        return of(kind, "");
    }

    public static ModelError of(ErrorKind kind, String detail) {
        return new ModelError(kind, detail, Optional.empty());
    }

    /** For logs. The detail never contains a key. */
    @Override
    public String toString() {
        return detail.isEmpty() ? kind.code() : kind.code() + ": " + detail;
    }
}
