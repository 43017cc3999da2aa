package dev.parley.chat;

import dev.parley.concurrent.Scheduler;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the HTML of answers in a thread of its own, so that a slow or full disk neither delays a page nor fails it. If a
 * write fails, nothing is lost: the answer is rendered again when it is next read.
 */
final class AnswerHtmlWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerHtmlWriter.class);

    /** Four times the longest answer. Only hostile text has more HTML; it is rendered each time. */
    static final int HTML_CHARS_MAX = 1 << 20;

    /** The limit of all pending HTML. HTML above the limit is not stored. */
    private static final int PENDING_CHARS_MAX = 16 * HTML_CHARS_MAX;
    /** The limit of one transaction, because SQLite has one writer at a time. */
    private static final int WRITTEN_AT_ONCE_MAX = 100;

    private static final Duration END_WAIT_MAX = Duration.ofSeconds(5);

    private final Database database;
    /** By the id of the message; guarded by this. */
    private final Map<Long, StoredHtml> pending = new LinkedHashMap<>();

    private int pendingChars;
    private final Scheduler scheduler = new Scheduler("parley-html");

    AnswerHtmlWriter(Database database) {
        this.database = database;
    }

    /** Stores the HTML of a message soon, if there is room. */
    synchronized void write(long messageId, StoredHtml html) {
        if (html.chars() > HTML_CHARS_MAX || pendingChars + html.chars() > PENDING_CHARS_MAX) {
            return;
        }
        forget(messageId);
        pending.put(messageId, html);
        pendingChars += html.chars();
        scheduler.execute(this::writePending);
    }

    /** The HTML of a message that is not stored yet. */
    synchronized Optional<StoredHtml> pending(long messageId) {
        return Optional.ofNullable(pending.get(messageId));
    }

    /** Returns when nothing is being written any more, so that the database may be closed. */
    @Override
    public void close() {
        scheduler.closeAndWait(END_WAIT_MAX);
    }

    private void writePending() {
        var batch = batch();
        if (batch.isEmpty()) {
            return;
        }
        try {
            database.write(transaction -> {
                batch.forEach((messageId, html) -> write(transaction, messageId, html));
                return batch.size();
            });
        } catch (RuntimeException | Error e) {
            // No stack trace, because on a full disk each page of old answers fails here.
            LOG.warn(
                    "The HTML of {} answers is not stored, and will be rendered again: {}", batch.size(), e.toString());
        }
        forget(batch);
    }

    /** Does nothing if the message is deleted or streaming, or has HTML of a newer version. */
    private static void write(Transaction transaction, long messageId, StoredHtml html) {
        transaction.update("""
                INSERT INTO answer_html (message_id, version, text_hash, html)
                SELECT id, ?, ?, ? FROM messages WHERE id = ? AND status <> 'streaming'
                ON CONFLICT (message_id) DO UPDATE
                SET version = excluded.version, text_hash = excluded.text_hash, html = excluded.html
                WHERE answer_html.version < excluded.version
                  OR (answer_html.version = excluded.version AND answer_html.text_hash <> excluded.text_hash)""", html.version(), html.textHash(), html.html().html(), messageId);
    }

    /** In the order of the ids, so that two nodes that store the same answers cannot lock each other out. */
    private synchronized Map<Long, StoredHtml> batch() {
        return pending.entrySet().stream()
                .limit(WRITTEN_AT_ONCE_MAX)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, TreeMap::new));
    }

    /** Forgets only the HTML of the batch, because a message may have got other HTML meanwhile. */
    private synchronized void forget(Map<Long, StoredHtml> batch) {
        batch.forEach((messageId, html) -> {
            if (html.equals(pending.get(messageId))) {
                forget(messageId);
            }
        });
    }

    private void forget(long messageId) {
        var known = pending.remove(messageId);
        if (known != null) {
            pendingChars -= known.chars();
        }
    }
}
