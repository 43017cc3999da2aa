package dev.parley.account.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.text.Sha256;
import dev.parley.web.HttpException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The table of logins for which the browser is at the provider. It is in the database, because another node may receive the
 * browser when it comes back.
 */
final class LoginStore {
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** All users of a company may have one address, and some do not finish. */
    private static final int UNFINISHED_PER_ADDRESS_MAX = 300;

    /**
     * A login that has begun.
     *
     * @param next the page to open afterwards
     * @param userId the user who connects an identity; empty to log in
     */
    record Login(String next, Optional<Long> userId) {}

    private record Stored(Login login, Instant expiresAt) {}

    private final Database database;
    private final Clock clock;

    LoginStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Remembers a login.
     *
     * @throws HttpException 429 if too many from this address have begun
     */
    void begin(State state, BrowserSecret secret, OidcProvider provider, Login login, String address) {
        var now = clock.instant();
        database.write(transaction -> {
            transaction.update("DELETE FROM identity_logins WHERE expires_at < ?", now);
            long unfinished = transaction
                    .readOne(
                            "SELECT COUNT(*) AS logins FROM identity_logins WHERE address = ?",
                            row -> row.getLong("logins"),
                            address)
                    .orElseThrow();
            if (unfinished >= UNFINISHED_PER_ADDRESS_MAX) {
                throw HttpException.tooManyAttempts("login.limited", LIFETIME);
            }
            return transaction.update(
                    """
                    INSERT INTO identity_logins (state_hash, browser_hash, provider, next, user_id, address, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    Sha256.of(state.getValue()),
                    secret.hash(),
                    provider.name(),
                    login.next(),
                    login.userId().orElse(null),
                    address,
                    now.plus(LIFETIME));
        });
    }

    /** The login with this state, which cannot be used again. Empty if another browser began it, or none. */
    Optional<Login> end(State state, BrowserSecret secret, OidcProvider provider) {
        return database.write(transaction -> transaction.readOne(
                        """
                        DELETE FROM identity_logins WHERE state_hash = ? AND browser_hash = ? AND provider = ?
                        RETURNING next, user_id, expires_at""", LoginStore::row, Sha256.of(state.getValue()), secret.hash(), provider.name()))
                .filter(row -> row.expiresAt.isAfter(clock.instant()))
                .map(Stored::login);
    }

    private static Stored row(Row row) throws SQLException {
        return new Stored(new Login(row.getString("next"), row.findLong("user_id")), row.getInstant("expires_at"));
    }
}
