package dev.parley.share;

import dev.parley.account.UserData;
import dev.parley.concurrent.Scheduler;
import dev.parley.db.Database;
import java.time.Clock;
import java.time.Duration;

/** Removes snapshots that were revoked or have expired, and those of deleted accounts, in small transactions. */
public final class ShareCleanup implements UserData, AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
    /** Messages removed in one transaction; other writers wait for it. */
    private static final int REMOVED_AT_ONCE_MAX = 100;

    private final Database database;
    private final Clock clock;
    private final Scheduler scheduler = new Scheduler("parley-expired-shares");

    public ShareCleanup(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins to remove expired snapshots. */
    public void start() {
        scheduler.nowAndEvery(PERIOD, this::removeExpired);
    }

    void removeExpired() {
        // Read first, because there is usually none, and other writers wait for a transaction.
        database.read(
                        "SELECT id FROM shares WHERE expires_at <= ? ORDER BY expires_at",
                        row -> row.getLong("id"),
                        clock.instant())
                .forEach(this::remove);
    }

    private void remove(long id) {
        int removed;
        do {
            removed = database.update("""
                    DELETE FROM share_messages WHERE id IN (
                      SELECT id FROM share_messages WHERE share_id = ? LIMIT ?)""", id, REMOVED_AT_ONCE_MAX);
        } while (removed > 0);
        // Its files are rows of a few bytes.
        database.update("DELETE FROM shares WHERE id = ?", id);
    }

    /** Nothing runs for a user. */
    @Override
    public void stop(long userId) {}

    @Override
    public boolean removeSome(long userId) {
        return database.update("""
                DELETE FROM share_messages WHERE id IN (
                  SELECT m.id FROM shares s CROSS JOIN share_messages m
                  WHERE s.user_id = ? AND m.share_id = s.id LIMIT ?)""", userId, REMOVED_AT_ONCE_MAX) > 0;
    }

    @Override
    public void close() {
        scheduler.closeAndWait(CLOSE_MAX);
    }
}
