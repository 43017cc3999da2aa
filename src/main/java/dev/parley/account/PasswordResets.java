package dev.parley.account;

import dev.parley.audit.AuditAction;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.text.RandomToken;
import dev.parley.text.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** One-time links with which users set a new password. An admin creates them and hands them over. */
public final class PasswordResets {
    /** How long a link can be used. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private final Database database;
    private final Clock clock;
    private final UserStore users;
    private final AuditTrail audit;

    PasswordResets(Database database, Clock clock, UserStore users, AuditTrail audit) {
        this.database = database;
        this.clock = clock;
        this.users = users;
        this.audit = audit;
    }

    /** Creates a link for a user, which voids the older one, and returns its token. Only the hash is stored. */
    public String create(Transaction transaction, long userId) {
        var token = RandomToken.create();
        var now = clock.instant();
        transaction.update("DELETE FROM password_resets WHERE expires_at <= ?", now);
        transaction.update("""
                INSERT INTO password_resets (user_id, token_hash, expires_at) VALUES (?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at""", userId, Sha256.of(token), now.plus(LIFETIME));
        return token;
    }

    /** The user of a link; empty if it has expired, was used or replaced, or if the account is disabled. */
    Optional<User> find(String token) {
        return database.readOne("""
                SELECT u.id, u.email, u.admin FROM password_resets r JOIN users u ON u.id = r.user_id
                WHERE r.token_hash = ? AND r.expires_at > ? AND u.disabled_at IS NULL""", UserStore::user, Sha256.of(token), clock.instant());
    }

    /** Sets the password, uses up the link, ends all sessions of the user and revokes all tokens; empty if the link cannot be used any more. */
    Optional<User> use(HttpServletRequest request, String token, String password) {
        var hash = users.hash(password);
        return database.write(transaction -> {
            var user = transaction.readOne("""
                    SELECT u.id, u.email, u.admin FROM password_resets r JOIN users u ON u.id = r.user_id
                    WHERE r.token_hash = ? AND r.expires_at > ? AND u.disabled_at IS NULL""", UserStore::user, Sha256.of(token), clock.instant());
            // Two requests with the same link: the second one waits here, and deletes nothing.
            int used = transaction.update("DELETE FROM password_resets WHERE token_hash = ?", Sha256.of(token));
            if (user.isEmpty() || used == 0) {
                return Optional.<User>empty();
            }
            long id = user.get().id();
            transaction.update("UPDATE users SET password_hash = ? WHERE id = ?", hash, id);
            transaction.update("DELETE FROM sessions WHERE user_id = ?", id);
            transaction.update("DELETE FROM api_tokens WHERE user_id = ?", id);
            audit.record(
                    transaction, request, AuditAction.PASSWORD_RESET, user.get().email());
            return user;
        });
    }
}
