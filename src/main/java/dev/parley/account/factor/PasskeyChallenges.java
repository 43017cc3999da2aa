package dev.parley.account.factor;

import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.text.RandomToken;
import dev.parley.text.Sha256;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The table of challenges for authenticators. Each is for one browser, which has a token in a cookie, and is used once. */
final class PasskeyChallenges {
    static final Duration LIFETIME = Duration.ofMinutes(5);

    /**
     * What an authenticator must sign.
     *
     * @param value random, in base64url
     * @param userId the user who adds a passkey; empty for a login
     * @param label the name of the new passkey, or the page to open after the login
     */
    record Challenge(String value, Optional<Long> userId, String label) {}

    private final Database database;
    private final Clock clock;

    PasskeyChallenges(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Creates a challenge and returns the token of the browser. */
    String begin(Optional<Long> userId, String label) {
        var token = RandomToken.create();
        var now = clock.instant();
        database.write(transaction -> {
            transaction.update("DELETE FROM passkey_challenges WHERE expires_at <= ?", now);
            return transaction.update(
                    """
                    INSERT INTO passkey_challenges (token_hash, challenge, user_id, label, expires_at)
                    VALUES (?, ?, ?, ?, ?)""", Sha256.of(token), RandomToken.create(), userId.orElse(null), label, now.plus(LIFETIME));
        });
        return token;
    }

    /** A challenge that is not used yet. */
    Optional<Challenge> find(String token) {
        return database.readOne(
                "SELECT challenge, user_id, label FROM passkey_challenges WHERE token_hash = ? AND expires_at > ?",
                PasskeyChallenges::challenge,
                Sha256.of(token),
                clock.instant());
    }

    /** Uses a challenge: it is found only once, whether or not the response is right. */
    Optional<Challenge> take(String token) {
        return database.write(transaction ->
                transaction.readOne("""
                DELETE FROM passkey_challenges WHERE token_hash = ? AND expires_at > ?
                RETURNING challenge, user_id, label""", PasskeyChallenges::challenge, Sha256.of(token), clock.instant()));
    }

    private static Challenge challenge(Row row) throws SQLException {
        return new Challenge(row.getString("challenge"), row.findLong("user_id"), row.getString("label"));
    }
}
