package dev.parley.audit;

import dev.parley.concurrent.Scheduler;
import dev.parley.db.Database;
import java.time.Clock;
import java.time.Duration;

/** Removes entries of the audit log when they are old enough, in the background and in small transactions. */
public final class AuditCleanup implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
    /** Other writers wait for a transaction. */
    static final int REMOVED_AT_ONCE_MAX = 1_000;

    private final Database database;
    private final Clock clock;
    private final Duration age;
    private final Scheduler scheduler = new Scheduler("parley-audit");

    /** @param age how long entries are kept */
    public AuditCleanup(Database database, Clock clock, Duration age) {
        this.database = database;
        this.clock = clock;
        this.age = age;
    }

    /** Begins to remove old entries, now and every hour. */
    public void start() {
        scheduler.nowAndEvery(PERIOD, this::removeOld);
    }

    /** Removes all entries that are too old. */
    void removeOld() {
        while (!scheduler.isClosed() && removeSome() == REMOVED_AT_ONCE_MAX) {
            // The next ones.
        }
    }

    private int removeSome() {
        return database.update(
                "DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < ? ORDER BY at LIMIT ?)",
                clock.instant().minus(age),
                REMOVED_AT_ONCE_MAX);
    }

    @Override
    public void close() {
        scheduler.closeAndWait(CLOSE_MAX);
    }
}
