package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.text.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The table of login sessions. The browser has a random token in a cookie; the database has only its hash. */
public final class SessionStore {
    /** The time from a login until the session expires. */
    static final Duration LIFETIME = Duration.ofDays(30);

    private static final int TOKEN_BYTES = 32;

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public SessionStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Starts a session and returns its token. */
    String start(User user, SessionOrigin origin) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        database.write(transaction -> {
            transaction.update("DELETE FROM sessions WHERE expires_at < ?", now);
            return transaction.update(
                    """
                    INSERT INTO sessions (token_hash, user_id, created_at, expires_at, address, user_agent, method)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    hash(token),
                    user.id(),
                    now,
                    now.plus(LIFETIME),
                    origin.address(),
                    origin.userAgent(),
                    origin.method());
        });
        return token;
    }

    Optional<User> find(String token) {
        return database.readOne("""
                SELECT u.id, u.email, u.admin
                FROM sessions s JOIN users u ON u.id = s.user_id
                WHERE s.token_hash = ? AND s.expires_at > ? AND u.disabled_at IS NULL""", UserStore::user, hash(token), clock.instant());
    }

    void end(String token) {
        database.update("DELETE FROM sessions WHERE token_hash = ?", (Object) hash(token));
    }

    /** A fast hash is sufficient, because a token has 256 random bits and cannot be guessed like a password. */
    private static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
