package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.db.DatabaseException;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import dev.parley.text.RandomToken;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of login sessions. The browser has a random token in a cookie; the database has only its hash. */
public final class SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    private final Database database;
    private final Clock clock;
    private final SessionLimits limits;

    public SessionStore(Database database, Clock clock, SessionLimits limits) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
    }

    /** Starts a session and returns its token. */
    String start(User user, SessionOrigin origin) {
        var token = RandomToken.create();
        var now = clock.instant();
        database.write(transaction -> {
            transaction.update("DELETE FROM sessions WHERE expires_at < ?", now);
            transaction.update(
                    """
                    INSERT INTO sessions
                      (token_hash, user_id, created_at, last_seen_at, expires_at, address, user_agent, method)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                    TokenHash.of(token).bytes(),
                    user.id(),
                    now,
                    now,
                    now.plus(limits.absolute()),
                    origin.address(),
                    origin.userAgent(),
                    origin.method());
            return endUnused(transaction, user);
        });
        return token;
    }

    private static int endUnused(Transaction transaction, User user) {
        return transaction.update("""
                DELETE FROM sessions WHERE user_id = ? AND token_hash NOT IN (
                  SELECT token_hash FROM sessions WHERE user_id = ?
                  ORDER BY last_seen_at DESC, created_at DESC LIMIT ?)""", user.id(), user.id(), SessionLimits.PER_USER_MAX);
    }

    Optional<SignedIn> find(String token) {
        var now = clock.instant();
        return database.readOne(
                """
                SELECT u.id, u.email, u.admin, u.password_hash <> '' AS has_password, s.token_hash, s.created_at, s.last_seen_at
                FROM sessions s JOIN users u ON u.id = s.user_id
                WHERE s.token_hash = ? AND s.created_at > ? AND s.last_seen_at > ? AND u.disabled_at IS NULL""",
                SessionStore::signedIn,
                TokenHash.of(token).bytes(),
                limits.begunAfter(now),
                limits.seenAfter(now));
    }

    /** Notes that the session is in use, if that was not noted lately. */
    void seen(SignedIn session, String address) {
        var now = clock.instant();
        if (session.lastSeenAt().plus(limits.seenPeriod()).isAfter(now)) {
            return;
        }
        try {
            // The condition, because other requests and other servers may do the same at this moment.
            database.update(
                    "UPDATE sessions SET last_seen_at = ?, address = ? WHERE token_hash = ? AND last_seen_at <= ?",
                    now,
                    address,
                    session.session().bytes(),
                    now.minus(limits.seenPeriod()));
        } catch (DatabaseException e) {
            // Reading must go on while the disk is full.
            LOG.warn("Cannot note that a session is in use", e);
        }
    }

    /** The sessions of a user that have not ended, the last used first. */
    List<Session> list(User user) {
        var now = clock.instant();
        return database.read("""
                SELECT * FROM sessions WHERE user_id = ? AND created_at > ? AND last_seen_at > ?
                ORDER BY last_seen_at DESC, created_at DESC""", Session::of, user.id(), limits.begunAfter(now), limits.seenAfter(now));
    }

    void end(String token) {
        database.update("DELETE FROM sessions WHERE token_hash = ?", (Object)
                TokenHash.of(token).bytes());
    }

    /** Ends a session of this user. */
    void end(Transaction transaction, User user, TokenHash session) {
        transaction.update("DELETE FROM sessions WHERE user_id = ? AND token_hash = ?", user.id(), session.bytes());
    }

    /** Ends all sessions of this user except one, and returns their number. */
    int endOthers(Transaction transaction, User user, TokenHash kept) {
        return transaction.update(
                "DELETE FROM sessions WHERE user_id = ? AND token_hash <> ?", user.id(), kept.bytes());
    }

    /** Replaces the token of a session, so that whoever knows the old one cannot use it any more. */
    void renew(Transaction transaction, User user, TokenHash session, String token) {
        transaction.update(
                "UPDATE sessions SET token_hash = ? WHERE user_id = ? AND token_hash = ?",
                TokenHash.of(token).bytes(),
                user.id(),
                session.bytes());
    }

    private static SignedIn signedIn(Row row) throws SQLException {
        return new SignedIn(
                UserStore.user(row),
                row.getBoolean("has_password"),
                new TokenHash(row.findBytes("token_hash").orElseThrow()),
                row.getInstant("created_at"),
                row.getInstant("last_seen_at"));
    }
}
