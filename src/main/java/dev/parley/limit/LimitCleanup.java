package dev.parley.limit;

import dev.parley.concurrent.Scheduler;
import java.time.Duration;

/** Deletes the entries that no longer count, so that the table stays as small as what happened in the last window. */
public final class LimitCleanup implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    /** The database is closed after this time, even if a deletion is still running. */
    private static final Duration CLOSE_TIME_MAX = Duration.ofSeconds(5);

    private final Scheduler scheduler = new Scheduler("parley-limits");

    public LimitCleanup(LimitStore limits) {
        scheduler.every(PERIOD, limits::removeExpired);
    }

    @Override
    public void close() {
        scheduler.closeAndWait(CLOSE_TIME_MAX);
    }
}
