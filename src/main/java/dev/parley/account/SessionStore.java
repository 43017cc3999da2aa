package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.text.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Who is signed in: a random token in the browser's cookie, its hash in the database. */
public final class SessionStore {
    /** How long one stays signed in. */
    static final Duration LIFETIME = Duration.ofDays(30);

    private static final int TOKEN_BYTES = 32;

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    public SessionStore(Database database) {
        this.database = database;
    }

    /** Signs a user in; gives the token for the cookie. */
    String start(User user) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = Instant.now();
        database.write(transaction -> {
            transaction.update("DELETE FROM sessions WHERE expires_at < ?", now);
            return transaction.update(
                    "INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES (?, ?, ?, ?)",
                    hash(token),
                    user.id(),
                    now,
                    now.plus(LIFETIME));
        });
        return token;
    }

    Optional<User> find(String token) {
        return database.readOne("""
                SELECT u.id, u.email, u.admin
                FROM sessions s JOIN users u ON u.id = s.user_id
                WHERE s.token_hash = ? AND s.expires_at > ?""", UserStore::user, hash(token), Instant.now());
    }

    void end(String token) {
        database.update("DELETE FROM sessions WHERE token_hash = ?", (Object) hash(token));
    }

    /** A fast hash is enough, unlike for passwords: a token has 256 random bits, which cannot be guessed. */
    private static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
