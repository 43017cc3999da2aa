package dev.parley.provider;

import java.time.Duration;
import java.util.Optional;

/**
 * A model server did not answer as it should. The message is what it said itself, one line, shortened, without the key;
 * it may be empty.
 */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final Duration retryAfter;

    public ModelException(Fault fault, String detail) {
        this(fault, detail, Duration.ZERO);
    }

    /** @param retryAfter what the server's {@code Retry-After} says, zero when it says nothing */
    ModelException(Fault fault, String detail, Duration retryAfter) {
        super(detail);
        this.fault = fault;
        this.retryAfter = retryAfter;
    }

    public Fault fault() {
        return fault;
    }

    /** The server's own words, for the curious; may be empty. */
    public String detail() {
        return getMessage() == null ? "" : getMessage();
    }

    /** How long the server wants to be left alone; at most a day. */
    public Optional<Duration> retryAfter() {
        return retryAfter.isZero() ? Optional.empty() : Optional.of(retryAfter);
    }
}
