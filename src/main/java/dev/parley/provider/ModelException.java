package dev.parley.provider;

import java.time.Duration;
import java.util.Optional;

/**
 * A failed request to a model server. The message is the server's own, as one line, shortened, without the key; it may
 * be empty.
 */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind fault;
    private final Duration retryAfter;
    private final boolean isTransient;

    public ModelException(ErrorKind fault, String detail) {
        this(fault, detail, Duration.ZERO, false);
    }

    /**
     * @param retryAfter the time in the server's {@code Retry-After}; zero if there is none
     * @param isTransient see {@link #isTransient()}
     */
    ModelException(ErrorKind fault, String detail, Duration retryAfter, boolean isTransient) {
        super(detail);
        this.fault = fault;
        this.retryAfter = retryAfter;
        this.isTransient = isTransient;
    }

    public ErrorKind fault() {
        return fault;
    }

    /** The server's own message; may be empty. */
    public String detail() {
        return getMessage() == null ? "" : getMessage();
    }

    /** Whether the failure is transient and a retry cannot cost anything. */
    boolean isTransient() {
        return isTransient;
    }

    /** How long to wait before the next request, as the server asks; at most a day. */
    public Optional<Duration> retryAfter() {
        return retryAfter.isZero() ? Optional.empty() : Optional.of(retryAfter);
    }
}
