package dev.parley.limit;

import dev.parley.db.Database;
import dev.parley.db.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The table of what counts against limits. */
public final class LimitStore {
    private final Database database;
    private final Clock clock;

    public LimitStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts one entry and returns its id.
     *
     * @throws LimitReachedException if the subject has as many entries as allowed
     */
    public long count(Limit limit, String subject) {
        return database.write(transaction -> count(transaction, limit, subject));
    }

    /** The same within a transaction: if it fails, nothing is counted. */
    public long count(Transaction transaction, Limit limit, String subject) {
        // Concurrent transactions must not all see the same number.
        transaction.lockName(limit.name() + ":" + subject);
        var now = clock.instant();
        return transaction
                .readOne(
                        """
                        INSERT INTO limit_entries (name, subject, expires_at)
                        SELECT ?, ?, CAST(? AS BIGINT)
                        WHERE (SELECT COUNT(*) FROM limit_entries WHERE subject = ? AND name = ? AND expires_at > ?) < ?
                        RETURNING id""",
                        row -> row.getLong("id"),
                        limit.name(),
                        subject,
                        now.plus(limit.window()),
                        subject,
                        limit.name(),
                        now,
                        limit.max())
                .orElseThrow(() -> new LimitReachedException(limit, waitTime(transaction, limit, subject, now)));
    }

    private static Duration waitTime(Transaction transaction, Limit limit, String subject, Instant now) {
        var firstExpiry = transaction.readOne(
                "SELECT MIN(expires_at) AS first_expiry FROM limit_entries WHERE subject = ? AND name = ? AND expires_at > ?",
                row -> row.getInstant("first_expiry"),
                subject,
                limit.name(),
                now);
        return Duration.between(now, firstExpiry.orElse(now));
    }

    /** Adds an entry even if the limit is reached, so that others of this subject are refused. */
    public long add(Transaction transaction, Limit limit, String subject) {
        return transaction.insert(
                "INSERT INTO limit_entries (name, subject, expires_at) VALUES (?, ?, ?) RETURNING id",
                limit.name(),
                subject,
                clock.instant().plus(limit.window()));
    }

    /** Lets an entry count for a whole window from now. */
    void renew(Limit limit, long id) {
        database.update(
                "UPDATE limit_entries SET expires_at = ? WHERE id = ?",
                clock.instant().plus(limit.window()),
                id);
    }

    /** Removes an entry, as if it had not been counted. */
    public void remove(long id) {
        database.write(transaction -> remove(transaction, id));
    }

    /** The same within a transaction; returns the number of removed rows. */
    public int remove(Transaction transaction, long id) {
        return transaction.update("DELETE FROM limit_entries WHERE id = ?", id);
    }

    /** Deletes what no longer counts. */
    void removeExpired() {
        database.update("DELETE FROM limit_entries WHERE expires_at <= ?", clock.instant());
    }
}
