package dev.parley.exchange;

import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import dev.parley.provider.AnswerRecording;
import dev.parley.provider.Exchange;
import dev.parley.provider.ExchangeEnd;
import dev.parley.provider.ExchangeFacts;
import dev.parley.provider.HeadersJson;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of exchanges. */
public final class ExchangeStore {
    /** Rows removed in one transaction. They can be large, and other writers wait for it. */
    public static final int REMOVED_AT_ONCE_MAX = 50;

    /** Of each compressed body that {@link #list} reads: a page shows less. */
    private static final int BEGINNING_BYTES_MAX = 64 * 1024;

    private final Database database;

    public ExchangeStore(Database database) {
        this.database = database;
    }

    /**
     * The exchanges of an answer, in order, with the beginnings of their bodies. The caller must have found the answer in a chat of
     * the user.
     */
    public List<StoredExchange> list(long messageId) {
        var all = new ArrayList<StoredExchange>();
        database.read(
                        """
                        SELECT id, message_id, started_at, method, url, request_headers, request_bytes, request_cut, status,
                          reply_headers, reply_bytes, reply_cut, headers_ms, first_byte_ms, first_delta_ms, end_ms, ended,
                          failure, substr(request, 1, ?) AS request, substr(reply, 1, ?) AS reply
                        FROM exchanges WHERE message_id = ? ORDER BY id LIMIT ?""",
                        ExchangeStore::exchange,
                        BEGINNING_BYTES_MAX,
                        BEGINNING_BYTES_MAX,
                        messageId,
                        AnswerRecording.EXCHANGES_MAX)
                .forEach(exchange -> all.add(exchange.numbered(all.size() + 1)));
        return all;
    }

    /** The exchange of an answer with this number, from 1, with its whole bodies. */
    public Optional<StoredExchange> find(long messageId, long number) {
        if (number < 1 || number > AnswerRecording.EXCHANGES_MAX) {
            return Optional.empty();
        }
        return database.readOne(
                        "SELECT * FROM exchanges WHERE message_id = ? ORDER BY id LIMIT 1 OFFSET ?",
                        ExchangeStore::exchange,
                        messageId,
                        number - 1)
                .map(exchange -> exchange.numbered((int) number));
    }

    /**
     * Stores the exchanges of an answer, unless its chat is temporary or deleted, and removes those of the user's oldest answers.
     * An answer that is continued has more of them.
     */
    void add(long messageId, List<Exchange> exchanges, int answersPerUser) {
        database.write(transaction -> {
            var owner = transaction.readOne(
                    """
                    SELECT c.user_id, (SELECT COUNT(*) FROM exchanges e WHERE e.message_id = m.id) AS stored
                    FROM messages m JOIN chats c ON c.id = m.chat_id
                    WHERE m.id = ? AND c.temporary = 0 AND c.deleted_at IS NULL""", row -> new Owner(row.getLong("user_id"), row.getLong("stored")), messageId);
            owner.ifPresent(found -> {
                exchanges.stream()
                        .limit(Math.max(0, AnswerRecording.EXCHANGES_MAX - found.stored()))
                        .forEach(exchange -> insert(transaction, messageId, found.userId(), exchange));
                removeOldest(transaction, found.userId(), answersPerUser);
            });
            return owner.isPresent();
        });
    }

    /** Removes some of the exchanges that began before this time. Returns whether there may be more. */
    boolean removeSome(Instant before) {
        return database.update(
                        "DELETE FROM exchanges WHERE id IN (SELECT id FROM exchanges WHERE started_at < ? ORDER BY started_at LIMIT ?)",
                        before,
                        REMOVED_AT_ONCE_MAX)
                == REMOVED_AT_ONCE_MAX;
    }

    private record Owner(long userId, long stored) {}

    /** Those of all but the newest answers. After the limit was lowered, this takes a few transactions. */
    private static void removeOldest(Transaction transaction, long userId, int answersPerUser) {
        transaction.update("""
                DELETE FROM exchanges WHERE id IN (
                  SELECT e.id FROM exchanges e
                  WHERE e.user_id = ? AND e.message_id <= (
                    SELECT d.message_id FROM exchanges d WHERE d.user_id = ?
                    GROUP BY d.message_id ORDER BY d.message_id DESC LIMIT 1 OFFSET ?)
                  ORDER BY e.message_id LIMIT ?)""", userId, userId, answersPerUser, REMOVED_AT_ONCE_MAX);
    }

    private static void insert(Transaction transaction, long messageId, long userId, Exchange exchange) {
        var facts = exchange.facts();
        transaction.update(
                """
                INSERT INTO exchanges
                  (message_id, user_id, started_at, method, url, request_headers, request_bytes, request_cut, status,
                   reply_headers, reply_bytes, reply_cut, headers_ms, first_byte_ms, first_delta_ms, end_ms, ended, failure,
                   request, reply)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                messageId,
                userId,
                facts.startedAt(),
                facts.method(),
                facts.url(),
                HeadersJson.of(facts.requestHeaders()),
                facts.requestBytes(),
                facts.requestCut() ? 1 : 0,
                facts.status().orElse(null),
                HeadersJson.of(facts.replyHeaders()),
                facts.replyBytes(),
                facts.replyCut() ? 1 : 0,
                facts.headersAfter().orElse(null),
                facts.firstByteAfter().orElse(null),
                facts.firstDeltaAfter().orElse(null),
                facts.endAfter(),
                facts.end().name().toLowerCase(Locale.ROOT),
                facts.failure(),
                exchange.request(),
                exchange.reply());
    }

    private static StoredExchange exchange(Row row) throws SQLException {
        var facts = new ExchangeFacts(
                row.getString("method"),
                row.getString("url"),
                HeadersJson.read(row.getString("request_headers")),
                row.getLong("request_bytes"),
                row.getBoolean("request_cut"),
                row.getInstant("started_at"),
                row.findLong("status"),
                HeadersJson.read(row.getString("reply_headers")),
                row.getLong("reply_bytes"),
                row.getBoolean("reply_cut"),
                row.findLong("headers_ms"),
                row.findLong("first_byte_ms"),
                row.findLong("first_delta_ms"),
                row.getLong("end_ms"),
                row.getEnum("ended", ExchangeEnd.class),
                row.getString("failure"));
        return new StoredExchange(
                1,
                facts,
                new StoredBody(row.findBytes("request").orElseThrow()),
                new StoredBody(row.findBytes("reply").orElseThrow()));
    }
}
