package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Await;
import dev.parley.db.Database;
import dev.parley.db.Engine;
import dev.parley.db.TestDatabase;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.Markdown.Rendering;
import dev.parley.markdown.SafeHtml;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerHtmlTest {
    private static final int MESSAGES = 50;
    private static final Chat CHAT = new Chat(1, "Salt", "fake", MESSAGES, Instant.EPOCH, Placement.BY_DATE);
    private static final int LAST = MESSAGES;

    private final Markdown markdown = new Markdown();
    private final AtomicInteger renderings = new AtomicInteger();

    private TestDatabase stored;
    private Database database;
    private AnswerHtml html;

    @BeforeEach
    void open() {
        stored = Engine.current().create();
        database = stored.open();
        database.update(
                "INSERT INTO users (id, email, password_hash, created_at) VALUES (1, 'ada@example.org', '', 0)");
        database.update("INSERT INTO chats (id, user_id, title, model, created_at) VALUES (1, 1, 'Salt', 'fake', 0)");
        database.update("""
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                INSERT INTO messages (id, chat_id, parent_id, role, status, content, created_at)
                SELECT i, 1, CASE i WHEN 1 THEN NULL ELSE i - 1 END,
                  CASE i % 2 WHEN 1 THEN 'user' ELSE 'assistant' END, 'complete', i || ' *salt*', 0
                FROM n""", MESSAGES);
        html = html(markdown::rendering);
    }

    @AfterEach
    void close() {
        html.close();
        database.close();
        stored.close();
    }

    @Test
    void finishedAnswersAreRenderedOnlyWhenFirstRead() {
        var first = read();
        assertEquals(
                "<p dir=\"auto\">50 <em>salt</em></p>\n",
                first.get(first.size() - 1).html());
        assertEquals(MESSAGES / 2, renderings.get());
        awaitStored(MESSAGES / 2);
        assertEquals(first, read());
        restart();
        assertEquals(first, read());
        assertEquals(MESSAGES / 2, renderings.get());
    }

    @Test
    void anAnswerIsRenderedOnceWhileItsHtmlIsBeingStored() {
        var row = last();
        database.write(transaction -> {
            for (int i = 0; i < 3; i++) {
                html.of(row);
            }
            return 0;
        });
        assertEquals(1, renderings.get());
    }

    @Test
    void anAnswerIsRenderedAgainWhenItsTextHasChanged() {
        read();
        awaitStored(MESSAGES / 2);
        database.update("UPDATE messages SET content = 'pepper' WHERE id = ?", LAST);
        assertEquals("<p dir=\"auto\">pepper</p>\n", html.of(last()).html());
        Await.until(() -> stored().contains("pepper"));
        restart();
        assertEquals("<p dir=\"auto\">pepper</p>\n", html.of(last()).html());
        assertEquals(MESSAGES / 2 + 1, renderings.get());
    }

    @Test
    void htmlOfAnOlderVersionIsReplaced() {
        storeAs(Markdown.VERSION - 1, "old");
        assertEquals("<p dir=\"auto\">50 <em>salt</em></p>\n", html.of(last()).html());
        Await.until(() -> stored().contains("salt"));
    }

    @Test
    void htmlOfANewerVersionIsNeitherShownNorReplaced() {
        storeAs(Markdown.VERSION + 1, "new");
        assertEquals("<p dir=\"auto\">50 <em>salt</em></p>\n", html.of(last()).html());
        // Waits for the writer.
        html.close();
        assertEquals("new", stored());
        // Also if another process has stored the HTML after this process has read the message.
        html = html(markdown::rendering);
        html.of(MessageRow.of(last().message()));
        html.close();
        assertEquals("new", stored());
    }

    @Test
    void aFailedRenderingIsTriedAgain() {
        html.close();
        html = html(text -> new Rendering(new SafeHtml(text), renderings.get() > 1));
        html.of(last());
        html.of(last());
        awaitStored(1);
        html.of(last());
        assertEquals(2, renderings.get(), "the second rendering is whole, and kept");
    }

    @Test
    void htmlOfAStreamingAnswerIsNeverStored() {
        var finished = last();
        database.update("UPDATE messages SET status = 'streaming' WHERE id = ?", LAST);
        html.of(last());
        html.keep(last());
        // Also if the answer is continued after a page has read it as finished.
        html.of(finished);
        html.close();
        assertEquals(0, storedRows());
    }

    @Test
    void hugeHtmlIsNotStored() {
        html.close();
        html = html(text -> sized(AnswerHtmlWriter.HTML_CHARS_MAX + 1));
        html.of(last());
        html.close();
        assertEquals(0, storedRows());
        html = html(text -> sized(AnswerHtmlWriter.HTML_CHARS_MAX));
        html.of(last());
        awaitStored(1);
    }

    @Test
    void answersAreShownWhenTheirHtmlCannotBeStored() {
        stored.failInserts("answer_html");
        var first = read();
        html.close();
        assertEquals(0, storedRows());
        assertEquals(first, read(), "also when nothing is stored any more");
    }

    @Test
    void aPageDoesNotWaitForTheDatabaseWriter() {
        database.write(transaction -> {
            var page = read();
            assertEquals(MESSAGES / 2, page.size());
            return 0;
        });
        awaitStored(MESSAGES / 2);
    }

    @Test
    void storedHtmlIsDeletedWithItsMessage() {
        read();
        awaitStored(MESSAGES / 2);
        database.update("DELETE FROM messages WHERE id = 1");
        assertEquals(0, storedRows());
    }

    /** Counts the renderings. */
    private AnswerHtml html(Function<String, Rendering> renderer) {
        return new AnswerHtml(
                text -> {
                    renderings.incrementAndGet();
                    return renderer.apply(text);
                },
                database);
    }

    private static Rendering sized(int chars) {
        return new Rendering(new SafeHtml("x".repeat(chars)), true);
    }

    private List<SafeHtml> read() {
        return new MessageTree(database)
                .rowsUpTo(CHAT, LAST, MESSAGES).stream()
                        .filter(row -> row.message().role() == Role.ASSISTANT)
                        .map(html::of)
                        .toList();
    }

    private MessageRow last() {
        return new MessageTree(database).rowsUpTo(CHAT, LAST, 1).get(0);
    }

    private void restart() {
        html.close();
        html = html(markdown::rendering);
    }

    private void storeAs(int version, String text) {
        html.of(last());
        awaitStored(1);
        database.update("UPDATE answer_html SET version = ?, html = ?", version, text);
        restart();
    }

    private void awaitStored(int count) {
        Await.until(() -> storedRows() == count);
    }

    private int storedRows() {
        return database.read("SELECT html FROM answer_html", row -> row.getString("html"))
                .size();
    }

    private String stored() {
        return database.readOne("SELECT html FROM answer_html WHERE message_id = ?", row -> row.getString("html"), LAST)
                .orElse("");
    }
}
