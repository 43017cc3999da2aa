package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Attempts to log in or to sign up, stored until they expire. */
final class AttemptLog {
    /** The kinds of rows. */
    enum Kind {
        /** A login that failed, or is being tried. */
        LOGIN,
        SIGNUP,
        /** The account has logged in from this address. */
        KNOWN
    }

    /**
     * Attempts that count now.
     *
     * @param firstExpiry when the oldest of them no longer counts; any time when there is none
     */
    record Count(int attempts, Instant firstExpiry) {}

    private final Database database;

    AttemptLog(Database database) {
        this.database = database;
    }

    Count ofAddress(Transaction transaction, Kind kind, String address, Instant now) {
        return transaction.readOne("""
                        SELECT COUNT(*) AS attempts, MIN(expires_at) AS first_expiry FROM attempts
                        WHERE address = ? AND kind = ? AND expires_at > ?""", AttemptLog::count, address, kind, now).orElseThrow();
    }

    Count ofAccount(Transaction transaction, Kind kind, String account, Instant now) {
        return transaction.readOne("""
                        SELECT COUNT(*) AS attempts, MIN(expires_at) AS first_expiry FROM attempts
                        WHERE account = ? AND kind = ? AND expires_at > ?""", AttemptLog::count, account, kind, now).orElseThrow();
    }

    boolean isKnown(Transaction transaction, String account, String address, Instant now) {
        return transaction
                .readOne(
                        "SELECT id FROM attempts WHERE account = ? AND kind = ? AND address = ? AND expires_at > ?",
                        row -> row.getLong("id"),
                        account,
                        Kind.KNOWN,
                        address,
                        now)
                .isPresent();
    }

    /** Stores an attempt, removes the expired ones, and returns its id. */
    long add(Transaction transaction, Kind kind, String account, String address, Instant now, Duration counts) {
        transaction.update("DELETE FROM attempts WHERE expires_at <= ?", now);
        return transaction.insert(
                "INSERT INTO attempts (kind, account, address, expires_at) VALUES (?, ?, ?, ?) RETURNING id",
                kind,
                account,
                address,
                now.plus(counts));
    }

    void remove(long id) {
        database.update("DELETE FROM attempts WHERE id = ?", id);
    }

    /** Turns the attempt into a record that the account has logged in from this address, one row per address. */
    void makeKnown(long id, String account, String address, Instant until) {
        database.write(transaction -> {
            transaction.update(
                    "DELETE FROM attempts WHERE account = ? AND kind = ? AND address = ?",
                    account,
                    Kind.KNOWN,
                    address);
            return transaction.update(
                    "UPDATE attempts SET kind = ?, expires_at = ? WHERE id = ?", Kind.KNOWN, until, id);
        });
    }

    private static Count count(Row row) throws SQLException {
        return new Count(Math.toIntExact(row.getLong("attempts")), row.getInstant("first_expiry"));
    }
}
