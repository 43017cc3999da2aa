package dev.parley.account.factor;

import dev.parley.account.User;
import dev.parley.account.factor.PasskeyVerifier.Registered;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import dev.parley.text.Sha256;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The table of passkeys. */
final class PasskeyStore {
    static final int PER_USER_MAX = 20;

    /**
     * A passkey in the list of its user.
     *
     * @param usedAt the last login with it
     */
    record Passkey(long id, String name, Instant createdAt, Optional<Instant> usedAt) {}

    /** A passkey with what is needed to verify a login. */
    record Stored(long id, User user, String credential, long signCount) {}

    private final Database database;
    private final Clock clock;

    PasskeyStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All passkeys of the user, the oldest first. */
    List<Passkey> list(User user) {
        return database.read(
                "SELECT id, name, created_at, used_at FROM passkeys WHERE user_id = ? ORDER BY id",
                PasskeyStore::passkey,
                user.id());
    }

    /** The ids that authenticators have given the passkeys of the user. */
    List<String> credentialIds(User user) {
        return database.read(
                "SELECT credential_id FROM passkeys WHERE user_id = ? ORDER BY id",
                row -> row.getString("credential_id"),
                user.id());
    }

    /** Adds a passkey; false if the user has {@value #PER_USER_MAX}, or somebody has this one. */
    boolean add(User user, String name, Registered passkey) {
        return database.write(transaction -> {
            transaction.lock("SELECT id FROM users WHERE id = ?", user.id());
            return transaction.update(
                            """
                            INSERT INTO passkeys (user_id, credential_id, credential, sign_count, name, created_at)
                            SELECT u.id, ?, ?, CAST(? AS BIGINT), ?, CAST(? AS BIGINT) FROM users u
                            WHERE u.id = ? AND (SELECT COUNT(*) FROM passkeys p WHERE p.user_id = u.id) < ?
                            ON CONFLICT (credential_id) DO NOTHING""",
                            passkey.credentialId(),
                            passkey.credential(),
                            passkey.signCount(),
                            name,
                            clock.instant(),
                            user.id(),
                            PER_USER_MAX)
                    == 1;
        });
    }

    /** Removes a passkey of the user; false if there is none with this id. */
    boolean remove(User user, long id) {
        return database.update("DELETE FROM passkeys WHERE user_id = ? AND id = ?", user.id(), id) == 1;
    }

    static void removeAll(Transaction transaction, long userId) {
        transaction.update("DELETE FROM passkeys WHERE user_id = ?", userId);
        transaction.update("DELETE FROM passkey_challenges WHERE user_id = ?", userId);
    }

    Optional<Stored> find(String credentialId) {
        return database.readOne("""
                SELECT p.id AS passkey_id, u.id, u.email, u.admin, p.credential, p.sign_count
                FROM passkeys p JOIN users u ON u.id = p.user_id
                WHERE p.credential_id = ? AND u.disabled_at IS NULL""", PasskeyStore::stored, credentialId);
    }

    /** Stores the counter after a login; false if the passkey was removed, or a concurrent login has the same counter. */
    boolean used(Stored passkey, long signCount) {
        return database.update(
                        "UPDATE passkeys SET sign_count = ?, used_at = ? WHERE id = ? AND sign_count = ?",
                        signCount,
                        clock.instant(),
                        passkey.id(),
                        passkey.signCount())
                == 1;
    }

    /** How authenticators name the user: always the same, and without the email address. */
    static String userHandle(User user) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of("passkeys of user " + user.id()));
    }

    private static Passkey passkey(Row row) throws SQLException {
        return new Passkey(
                row.getLong("id"),
                row.getString("name"),
                row.getInstant("created_at"),
                row.findLong("used_at").map(Instant::ofEpochMilli));
    }

    private static Stored stored(Row row) throws SQLException {
        var user = new User(row.getLong("id"), row.getString("email"), row.getBoolean("admin"));
        return new Stored(row.getLong("passkey_id"), user, row.getString("credential"), row.getLong("sign_count"));
    }
}
