package dev.parley.account;

import dev.parley.concurrent.Scheduler;
import dev.parley.db.Database;
import dev.parley.web.OpenResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes open event streams whose session or token has ended for any reason: logged out, ended in another browser, replaced by a
 * new password, expired, or its account disabled or deleted, also by another server. The browser then reconnects, and
 * {@link AuthFilter} decides. The answer itself is written on.
 */
public final class SessionWatch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(2);
    /** The placeholders of the statement. */
    private static final int SESSIONS_AT_ONCE_MAX = 100;

    private final Database database;
    private final Clock clock;
    private final SessionLimits limits;
    private final Map<OpenResponse, TokenHash> streams = new ConcurrentHashMap<>();
    private final Scheduler scheduler = new Scheduler("parley-session-watch");

    public SessionWatch(Database database, Clock clock, SessionLimits limits) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
        scheduler.every(PERIOD, this::check);
    }

    /** Closes this stream when the session or the token of the request has ended. */
    public void watch(HttpServletRequest request, OpenResponse stream) {
        streams.put(stream, TokenAuth.hash(request).orElseGet(() -> SignedIn.of(request)
                .session()));
    }

    private void check() {
        streams.keySet().removeIf(OpenResponse::isClosed);
        var sessions = new ArrayList<>(new HashSet<>(streams.values()));
        for (int i = 0; i < sessions.size(); i += SESSIONS_AT_ONCE_MAX) {
            closeEnded(sessions.subList(i, Math.min(i + SESSIONS_AT_ONCE_MAX, sessions.size())));
        }
    }

    private void closeEnded(List<TokenHash> sessions) {
        var ended = new HashSet<>(sessions);
        ended.removeAll(alive(sessions));
        streams.forEach((stream, session) -> {
            if (ended.contains(session)) {
                stream.close();
            }
        });
    }

    private Set<TokenHash> alive(List<TokenHash> sessions) {
        var now = clock.instant();
        var hashes = new ArrayList<Object>();
        sessions.forEach(session -> hashes.add(session.bytes()));
        // One text for any number of sessions, so that the databases parse it once.
        hashes.addAll(Collections.nCopies(
                SESSIONS_AT_ONCE_MAX - sessions.size(), sessions.get(0).bytes()));
        // Sessions and tokens have the same kind of hash, so one list serves both.
        var arguments = new ArrayList<Object>(hashes);
        arguments.add(limits.begunAfter(now));
        arguments.add(limits.seenAfter(now));
        arguments.addAll(hashes);
        arguments.add(now);
        return new HashSet<>(database.read(
                """
                SELECT s.token_hash
                FROM sessions s JOIN users u ON u.id = s.user_id
                WHERE s.token_hash IN (
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  AND s.created_at > ? AND s.last_seen_at > ? AND u.disabled_at IS NULL
                UNION ALL
                SELECT t.token_hash
                FROM api_tokens t JOIN users u ON u.id = t.user_id
                WHERE t.token_hash IN (
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  AND (t.expires_at IS NULL OR t.expires_at > ?) AND u.disabled_at IS NULL""", row -> new TokenHash(row.findBytes("token_hash").orElseThrow()), arguments.toArray()));
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
