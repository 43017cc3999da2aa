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
    private final boolean passing;

    public ModelException(Fault fault, String detail) {
        this(fault, detail, Duration.ZERO, false);
    }

    /**
     * @param retryAfter what the server's {@code Retry-After} says, zero when it says nothing
     * @param passing see {@link #isPassing()}
     */
    ModelException(Fault fault, String detail, Duration retryAfter, boolean passing) {
        super(detail);
        this.fault = fault;
        this.retryAfter = retryAfter;
        this.passing = passing;
    }

    public Fault fault() {
        return fault;
    }

    /** The server's own words, for the curious; may be empty. */
    public String detail() {
        return getMessage() == null ? "" : getMessage();
    }

    /** Whether the question was turned away for a reason that passes by itself, so that asking once more costs nobody anything. */
    boolean isPassing() {
        return passing;
    }

    /** How long the server wants to be left alone; at most a day. */
    public Optional<Duration> retryAfter() {
        return retryAfter.isZero() ? Optional.empty() : Optional.of(retryAfter);
    }
}
