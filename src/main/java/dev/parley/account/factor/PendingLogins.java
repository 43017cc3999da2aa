package dev.parley.account.factor;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import dev.parley.text.RandomToken;
import dev.parley.text.Sha256;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The table of logins between the password and the code. The browser has a random token in a cookie; the database has only
 * its hash. A new password and disabling the account end them.
 */
final class PendingLogins {
    static final Duration LIFETIME = Duration.ofMinutes(10);
    /** How many wrong codes end a login, so that the password is asked for again. */
    static final int FAILURES_MAX = 5;
    /** More than a user needs; the oldest are ended. */
    static final int PER_USER_MAX = 20;

    private static final String FIND = """
            SELECT u.id, u.email, u.admin, u.password_hash, p.password_mark, p.next
            FROM pending_logins p JOIN users u ON u.id = p.user_id
            WHERE p.token_hash = ? AND p.expires_at > ? AND u.disabled_at IS NULL""";

    /** @param next the page to open after the login */
    record Pending(User user, String next) {}

    /** @param hasSamePassword whether the user has the same password as when the login began */
    private record Stored(Pending pending, boolean hasSamePassword) {}

    private final Database database;
    private final TotpStore totp;
    private final Clock clock;

    PendingLogins(Database database, TotpStore totp, Clock clock) {
        this.database = database;
        this.totp = totp;
        this.clock = clock;
    }

    /** Begins the second step and returns its token. */
    String begin(User user, String next) {
        var token = RandomToken.create();
        var now = clock.instant();
        database.write(transaction -> {
            var passwordHash = transaction
                    .readOne(
                            "SELECT password_hash FROM users WHERE id = ?",
                            row -> row.getString("password_hash"),
                            user.id())
                    .orElseThrow();
            removeOld(transaction, user);
            return transaction.update(
                    """
                    INSERT INTO pending_logins (token_hash, user_id, password_mark, next, expires_at)
                    VALUES (?, ?, ?, ?, ?)""", Sha256.of(token), user.id(), Sha256.of(passwordHash), next, now.plus(LIFETIME));
        });
        return token;
    }

    private void removeOld(Transaction transaction, User user) {
        transaction.update("DELETE FROM pending_logins WHERE expires_at <= ?", clock.instant());
        transaction.update("""
                DELETE FROM pending_logins WHERE user_id = ? AND expires_at <= (
                  SELECT expires_at FROM pending_logins WHERE user_id = ? ORDER BY expires_at DESC LIMIT 1 OFFSET ?)""", user.id(), user.id(), PER_USER_MAX - 1);
    }

    /** The login that waits for a code. */
    Optional<Pending> find(String token) {
        return database.readOne(FIND, PendingLogins::stored, Sha256.of(token), clock.instant())
                .filter(Stored::hasSamePassword)
                .map(Stored::pending);
    }

    /** Uses the code and ends the second step; false if the login has ended or the code is wrong, which is counted. */
    boolean accept(String token, TypedCode code) {
        return database.write(transaction -> {
            transaction.lock("SELECT token_hash FROM pending_logins WHERE token_hash = ?", (Object) Sha256.of(token));
            var pending = find(transaction, token);
            if (pending.isEmpty()) {
                return false;
            }
            if (totp.use(transaction, pending.get().user(), code)) {
                return end(transaction, token);
            }
            transaction.update("UPDATE pending_logins SET failures = failures + 1 WHERE token_hash = ?", (Object)
                    Sha256.of(token));
            transaction.update(
                    "DELETE FROM pending_logins WHERE token_hash = ? AND failures >= ?",
                    Sha256.of(token),
                    FAILURES_MAX);
            return false;
        });
    }

    void cancel(String token) {
        database.write(transaction -> end(transaction, token));
    }

    private Optional<Pending> find(Transaction transaction, String token) {
        return transaction
                .readOne(FIND, PendingLogins::stored, Sha256.of(token), clock.instant())
                .filter(Stored::hasSamePassword)
                .map(Stored::pending);
    }

    private static boolean end(Transaction transaction, String token) {
        return transaction.update("DELETE FROM pending_logins WHERE token_hash = ?", (Object) Sha256.of(token)) == 1;
    }

    static void remove(Transaction transaction, long userId) {
        transaction.update("DELETE FROM pending_logins WHERE user_id = ?", userId);
    }

    private static Stored stored(Row row) throws SQLException {
        var user = new User(row.getLong("id"), row.getString("email"), row.getBoolean("admin"));
        return new Stored(
                new Pending(user, row.getString("next")),
                MessageDigest.isEqual(
                        row.findBytes("password_mark").orElseThrow(), Sha256.of(row.getString("password_hash"))));
    }
}
