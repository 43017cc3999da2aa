package dev.parley.account;

import dev.parley.db.Transaction;
import java.time.Clock;
import java.time.Duration;

/** The addresses from which each account has logged in of late. The table has other rows from older versions. */
final class KnownAddresses {
    static final Duration KNOWN_FOR = Duration.ofDays(30);

    private static final String KIND = "known";
    /** Of one account; the newest are kept. */
    private static final int ADDRESSES_MAX = 100;

    private final Clock clock;

    KnownAddresses(Clock clock) {
        this.clock = clock;
    }

    boolean contain(Transaction transaction, String account, String address) {
        return transaction
                .readOne(
                        "SELECT id FROM attempts WHERE account = ? AND kind = ? AND address = ? AND expires_at > ?",
                        row -> row.getLong("id"),
                        account,
                        KIND,
                        address,
                        clock.instant())
                .isPresent();
    }

    /** Remembers a successful login, and forgets what has expired and the oldest addresses above the limit. */
    void add(Transaction transaction, String account, String address) {
        var now = clock.instant();
        transaction.update("DELETE FROM attempts WHERE expires_at <= ?", now);
        transaction.update("""
                DELETE FROM attempts WHERE account = ? AND kind = ? AND (address = ? OR id IN (
                  SELECT id FROM attempts WHERE account = ? AND kind = ? ORDER BY expires_at DESC LIMIT 1000 OFFSET ?))""", account, KIND, address, account, KIND, ADDRESSES_MAX - 1);
        transaction.update(
                "INSERT INTO attempts (kind, account, address, expires_at) VALUES (?, ?, ?, ?)",
                KIND,
                account,
                address,
                now.plus(KNOWN_FOR));
    }
}
