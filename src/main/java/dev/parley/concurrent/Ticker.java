package dev.parley.concurrent;

/**
 * A clock for durations: unlike {@link java.time.Clock}, it never jumps, and it does not tell the date. Only differences
 * of two values have a meaning.
 */
@FunctionalInterface
public interface Ticker {
    /** The only place that reads the time of the system, except for the clock that {@code App} creates. */
    Ticker SYSTEM = System::nanoTime;

    /** The current time in nanoseconds, from an arbitrary origin. */
    long nanos();
}
