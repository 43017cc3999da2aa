package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.db.DatabaseException;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import dev.parley.text.RandomToken;
import dev.parley.web.HttpException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of personal tokens. Only their hashes are stored. */
public final class ApiTokenStore {
    /** The tokens of a user. */
    static final int PER_USER_MAX = 50;

    /** When a token was last used is written at most once in this time, because most requests must not write. */
    static final Duration SEEN_PERIOD = Duration.ofMinutes(5);

    /** Makes a token recognisable, for people and for programs that search files for secrets. */
    static final String PREFIX = "parley_";

    private static final int ENDING_CHARS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(ApiTokenStore.class);

    private final Database database;
    private final Clock clock;

    public ApiTokenStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is stored of a token that a request has sent. */
    record Used(long id, User user, TokenHash hash, Set<TokenScope> scopes, Optional<Instant> lastUsedAt) {}

    /** The token, unless it is unknown, revoked or expired, or its account is disabled. */
    Optional<Used> find(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return database.readOne("""
                SELECT u.id, u.email, u.admin, t.id AS token_id, t.token_hash, t.scopes, t.last_used_at
                FROM api_tokens t JOIN users u ON u.id = t.user_id
                WHERE t.token_hash = ? AND (t.expires_at IS NULL OR t.expires_at > ?) AND u.disabled_at IS NULL""", ApiTokenStore::used, TokenHash.of(token).bytes(), clock.instant());
    }

    /** Notes that the token is in use, if that was not noted lately. */
    void seen(Used token) {
        var now = clock.instant();
        if (token.lastUsedAt()
                .filter(seen -> seen.plus(SEEN_PERIOD).isAfter(now))
                .isPresent()) {
            return;
        }
        try {
            database.update(
                    "UPDATE api_tokens SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at <= ?)",
                    now,
                    token.id(),
                    now.minus(SEEN_PERIOD));
        } catch (DatabaseException e) {
            // Reading must go on while the disk is full.
            LOG.warn("Cannot note that a token is in use", e);
        }
    }

    /** The tokens of a user, also expired ones, the newest first. */
    List<ApiToken> list(User user) {
        return database.read(
                "SELECT * FROM api_tokens WHERE user_id = ? ORDER BY id DESC LIMIT ?",
                ApiToken::of,
                user.id(),
                PER_USER_MAX);
    }

    /**
     * Creates a token and returns it, the only time.
     *
     * @throws HttpException 422 if the user has as many tokens as allowed
     */
    String create(
            Transaction transaction, User user, String name, Set<TokenScope> scopes, Optional<Duration> lifetime) {
        // Concurrent transactions must not all see the same number.
        transaction.lockName("tokens:" + user.id());
        long count = transaction
                .readOne(
                        "SELECT COUNT(*) AS tokens FROM api_tokens WHERE user_id = ?",
                        row -> row.getLong("tokens"),
                        user.id())
                .orElse(0L);
        if (count >= PER_USER_MAX) {
            throw new HttpException(422, "token.many", PER_USER_MAX);
        }
        var token = PREFIX + RandomToken.create();
        var now = clock.instant();
        transaction.update(
                """
                INSERT INTO api_tokens (user_id, name, token_hash, ending, scopes, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                user.id(),
                name,
                TokenHash.of(token).bytes(),
                token.substring(token.length() - ENDING_CHARS),
                TokenScope.text(scopes),
                now,
                lifetime.map(now::plus).orElse(null));
        return token;
    }

    /** Removes a token of this user, and returns its name; empty if the user has no such token. */
    Optional<String> revoke(Transaction transaction, User user, long id) {
        return transaction.readOne(
                "DELETE FROM api_tokens WHERE user_id = ? AND id = ? RETURNING name",
                row -> row.getString("name"),
                user.id(),
                id);
    }

    private static Used used(Row row) throws SQLException {
        return new Used(
                row.getLong("token_id"),
                UserStore.user(row),
                new TokenHash(row.findBytes("token_hash").orElseThrow()),
                TokenScope.parse(row.getString("scopes")),
                row.findLong("last_used_at").map(Instant::ofEpochMilli));
    }
}
