package dev.parley.limit;

import java.time.Duration;

/** A limit is reached. Nothing was counted. */
public final class LimitReachedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    LimitReachedException(Limit limit, Duration wait) {
        super(limit.name());
        this.wait = wait;
    }

    /** The time until the oldest entry no longer counts. */
    public Duration waitTime() {
        return wait;
    }

    /** A client error, not a bug: skip the stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
