package dev.parley.chat.search;

import dev.parley.concurrent.Scheduler;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Indexes messages in the background, from a queue that is filled by triggers. An entry of the queue only says that
 * something has changed: the message was added, has ended, is continued, has another title or is gone.
 */
public final class SearchIndexer implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
    /** Indexed in one transaction, for which other writers wait. */
    private static final int MESSAGES_AT_ONCE_MAX = 200;

    /** The first transaction of many, which may be a long one. */
    private static final int MESSAGES_AT_FIRST = 10;
    /** Other writers wait for a transaction, and removing long texts from the index takes tens of milliseconds each. */
    private static final Duration TRANSACTION_LONG = Duration.ofMillis(100);

    private final Database database;
    private final Ticker ticker;
    /** Halved after a long transaction, and doubled after a short one. */
    private int atOnce = MESSAGES_AT_FIRST;

    private final Scheduler scheduler = new Scheduler("parley-search");

    /** Nothing is indexed before {@link #start}. */
    public SearchIndexer(Database database, Ticker ticker) {
        this.database = database;
        this.ticker = ticker;
    }

    /** Begins to index what is in the queue, and continues until it is closed. */
    public void start() {
        scheduler.nowAndEvery(PERIOD, this::indexAll);
    }

    /** Indexes all messages in the queue, the newest first. */
    private void indexAll() {
        List<Entry> batch;
        do {
            batch = batch();
            if (!batch.isEmpty()) {
                var changes = changes(batch);
                long startNanos = ticker.nanos();
                write(changes);
                adapt(batch.size(), ticker.nanos() - startNanos);
            }
        } while (!batch.isEmpty() && !scheduler.isClosed());
    }

    private void adapt(int messages, long nanos) {
        if (messages < atOnce) {
            atOnce = MESSAGES_AT_FIRST;
        } else if (nanos > TRANSACTION_LONG.toNanos()) {
            atOnce = Math.max(1, atOnce / 2);
        } else if (nanos < TRANSACTION_LONG.toNanos() / 4) {
            atOnce = Math.min(MESSAGES_AT_ONCE_MAX, atOnce * 2);
        }
    }

    /** Whether many messages are not indexed yet, as after an update from a version without search. */
    public boolean isBehind() {
        return database.read(
                                "SELECT id FROM search_queue ORDER BY message_id DESC LIMIT ?",
                                row -> row.getLong("id"),
                                MESSAGES_AT_ONCE_MAX)
                        .size()
                == MESSAGES_AT_ONCE_MAX;
    }

    private List<Entry> batch() {
        return database.read(
                "SELECT id, message_id FROM search_queue ORDER BY message_id DESC LIMIT ?",
                row -> new Entry(row.getLong("id"), row.getLong("message_id")),
                atOnce);
    }

    private List<Change> changes(List<Entry> batch) {
        var entries = new LinkedHashMap<Long, List<Long>>();
        for (var entry : batch) {
            entries.computeIfAbsent(entry.messageId, its -> new ArrayList<>()).add(entry.id);
        }
        return entries.entrySet().stream()
                .map(entry -> new Change(entry.getKey(), document(entry.getKey()), entry.getValue()))
                .toList();
    }

    private void write(List<Change> changes) {
        database.write(transaction -> {
            for (var change : changes) {
                transaction.update("DELETE FROM search_documents WHERE message_id = ?", change.messageId);
                change.document.ifPresent(document -> transaction.update(
                        "INSERT INTO search_documents (message_id, user_id, words) VALUES (?, ?, ?)",
                        change.messageId,
                        document.userId,
                        document.words));
                change.entries.forEach(entry -> transaction.update("DELETE FROM search_queue WHERE id = ?", entry));
            }
            return changes.size();
        });
    }

    private Optional<Document> document(long messageId) {
        return database.readOne(
                """
                SELECT c.user_id, substr(m.content, 1, ?) AS content,
                  (SELECT STRING_AGG(a.name, ', ') FROM attachments a WHERE a.message_id = m.id) AS files,
                  CASE m.id
                    WHEN (SELECT MIN(f.id) FROM messages f WHERE f.chat_id = m.chat_id AND f.parent_id IS NULL) THEN c.title
                    ELSE ''
                  END AS title
                FROM messages m JOIN chats c ON c.id = m.chat_id
                WHERE m.id = ? AND m.status <> 'streaming'""",
                row -> new Document(
                        row.getLong("user_id"),
                        IndexedWords.of(row.getLong("user_id"), FoundText.of(row), row.getString("title"))),
                Words.TEXT_CHARS_MAX,
                messageId);
    }

    @Override
    public void close() {
        scheduler.closeAndWait(CLOSE_MAX);
    }

    private record Entry(long id, long messageId) {}

    /** A message as it is to be indexed. */
    private record Document(long userId, String words) {}

    /**
     * A message that has changed.
     *
     * @param document empty if the message is not to be found any more
     * @param entries the entries of the queue that say so
     */
    private record Change(long messageId, Optional<Document> document, List<Long> entries) {}
}
