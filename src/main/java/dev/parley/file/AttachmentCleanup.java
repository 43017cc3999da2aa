package dev.parley.file;

import dev.parley.concurrent.Scheduler;
import dev.parley.db.Database;
import java.time.Clock;
import java.time.Duration;

/** Removes attachments that were uploaded but never sent. */
final class AttachmentCleanup implements AutoCloseable {
    /** A draft with files may wait for a night. */
    static final Duration UNSENT_AGE_MAX = Duration.ofHours(24);

    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
    /** Other writers wait for a transaction, and files may be large. */
    static final int REMOVED_AT_ONCE_MAX = 5;

    private final Database database;
    private final Clock clock;
    private final Scheduler scheduler = new Scheduler("parley-unsent-files");

    AttachmentCleanup(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void start() {
        scheduler.nowAndEvery(PERIOD, this::removeOld);
    }

    void removeOld() {
        while (!scheduler.isClosed() && removeSome() == REMOVED_AT_ONCE_MAX) {
            // The next ones.
        }
    }

    private int removeSome() {
        return database.update("""
                DELETE FROM attachments WHERE id IN (
                  SELECT id FROM attachments WHERE message_id IS NULL AND created_at < ? ORDER BY created_at LIMIT ?)
                AND message_id IS NULL""", clock.instant().minus(UNSENT_AGE_MAX), REMOVED_AT_ONCE_MAX);
    }

    @Override
    public void close() {
        scheduler.closeAndWait(CLOSE_MAX);
    }
}
