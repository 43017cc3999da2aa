package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** The table of login and sign-up attempts, which are stored until they expire. */
final class AttemptStore {
    /** The kinds of rows. */
    enum Kind {
        /** A login that failed or is in progress. */
        LOGIN,
        SIGNUP,
        /** A successful login of the account from this address. */
        KNOWN
    }

    /**
     * The number of unexpired attempts.
     *
     * @param firstExpiry when the oldest attempt expires; meaningless if there is none
     */
    record Count(int attempts, Instant firstExpiry) {}

    private final Database database;

    AttemptStore(Database database) {
        this.database = database;
    }

    Count ofAddress(Transaction transaction, Kind kind, String address, Instant now) {
        return transaction.readOne("""
                        SELECT COUNT(*) AS attempts, MIN(expires_at) AS first_expiry FROM attempts
                        WHERE address = ? AND kind = ? AND expires_at > ?""", AttemptStore::count, address, kind, now).orElseThrow();
    }

    Count ofAccount(Transaction transaction, Kind kind, String account, Instant now) {
        return transaction.readOne("""
                        SELECT COUNT(*) AS attempts, MIN(expires_at) AS first_expiry FROM attempts
                        WHERE account = ? AND kind = ? AND expires_at > ?""", AttemptStore::count, account, kind, now).orElseThrow();
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

    /** Stores an attempt, deletes the expired ones, and returns the id of the new one. */
    long add(Transaction transaction, Kind kind, String account, String address, Instant now, Duration lifetime) {
        transaction.update("DELETE FROM attempts WHERE expires_at <= ?", now);
        return transaction.insert(
                "INSERT INTO attempts (kind, account, address, expires_at) VALUES (?, ?, ?, ?) RETURNING id",
                kind,
                account,
                address,
                now.plus(lifetime));
    }

    void remove(long id) {
        database.update("DELETE FROM attempts WHERE id = ?", id);
    }

    /** Changes the attempt into the record of a successful login, and deletes an older record of the same address. */
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
