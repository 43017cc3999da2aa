package dev.parley.bench;

import dev.parley.markdown.Markdown;
import dev.parley.text.Sha256;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * Chats to be inserted into the database of a stopped server before a measurement.
 *
 * <p>The messages of chats 1 to {@code chats} are interleaved, so that those of one chat are on different database pages, as
 * they are after months of use.
 *
 * @param ownChats how many of the chats belong to the first account; the others belong to other users
 * @param chatsWithoutHtml how many of {@code ownChats}, the last ones, have no stored HTML
 * @param otherUsers the number of other users
 * @param messagesPerChat the number of messages of each chat
 * @param texts the texts of questions and answers; each gets its number as a prefix, so that all messages differ
 */
record SampleHistory(int chats, int ownChats, int chatsWithoutHtml, int otherUsers, int messagesPerChat, Texts texts) {
    private static final Duration BETWEEN_CHATS = Duration.ofMinutes(10);

    /** A question and an answer. */
    record Texts(String question, String answer) {}

    /** Inserts all into a database that has one account and no chats. */
    void insertInto(Path database) throws SQLException {
        try (var connection = open(database)) {
            insertUsers(connection);
            insertChats(connection);
            insertMessages(connection);
            insertHtml(connection, 1, ownChats - chatsWithoutHtml);
            insertHtml(connection, ownChats + 1, chats);
            connection.commit();
        }
    }

    /** Inserts one more chat of the first account, with messages on adjacent database pages, and returns its id. */
    long insertLongChat(Path database, int count) throws SQLException {
        long chat = chats + 1L;
        long before = (long) chats * messagesPerChat;
        try (var connection = open(database)) {
            update(connection, """
                    INSERT INTO chats (id, user_id, title, model, current_leaf_id, created_at, active_at)
                    SELECT ?, MIN(id), 'A long one', 'quick', ?, 0, ? FROM users""", chat, before + count, now());
            update(connection, """
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                    INSERT INTO messages (id, chat_id, parent_id, role, status, content, model, created_at)
                    SELECT ?2 + i, ?3, CASE i WHEN 1 THEN NULL ELSE ?2 + i - 1 END,
                      CASE i % 2 WHEN 1 THEN 'user' ELSE 'assistant' END, 'complete',
                      i || ' ' || CASE i % 2 WHEN 1 THEN ?4 ELSE ?5 END, 'quick', ?6
                    FROM n""", count, before, chat, texts.question, texts.answer, now());
            connection.commit();
        }
        return chat;
    }

    private void insertUsers(Connection connection) throws SQLException {
        // No password matches this hash.
        update(connection, """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                INSERT INTO users (email, password_hash, created_at) SELECT 'user-' || i || '@example.org', '-', 0 FROM n""", otherUsers);
    }

    /** Inserts the chats, the most recent one first. */
    private void insertChats(Connection connection) throws SQLException {
        update(connection, """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1),
                  first (id) AS (SELECT MIN(id) FROM users),
                  last (id) AS (SELECT MAX(id) FROM users)
                INSERT INTO chats (id, user_id, title, model, current_leaf_id, created_at, active_at)
                SELECT i, CASE WHEN i <= ?2 THEN first.id ELSE last.id - i % ?3 END, 'What was said in chat ' || i, 'quick',
                  (?4 - 1) * ?1 + i, 0, ?5 - i * ?6
                FROM n, first, last""", chats, ownChats, otherUsers, messagesPerChat, now(), BETWEEN_CHATS.toMillis());
    }

    private void insertMessages(Connection connection) throws SQLException {
        update(connection, """
                WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1 * ?2)
                INSERT INTO messages (id, chat_id, parent_id, role, status, content, model, finish_reason,
                  first_token_ms, duration_ms, created_at)
                SELECT i + 1, i % ?1 + 1, CASE WHEN i < ?1 THEN NULL ELSE i + 1 - ?1 END,
                  CASE i / ?1 % 2 WHEN 0 THEN 'user' ELSE 'assistant' END, 'complete',
                  i || ' ' || CASE i / ?1 % 2 WHEN 0 THEN ?3 ELSE ?4 END,
                  'quick', 'stop', 500, 9000, ?5
                FROM n""", chats, messagesPerChat, texts.question, texts.answer, now());
    }

    /** Inserts the rendered HTML of the answers of a range of chats. */
    private void insertHtml(Connection connection, int firstChat, int lastChat) throws SQLException {
        // Render once: the answers only differ in the number at the start.
        var html = new Markdown().render("0 " + texts.answer).html();
        int number = html.indexOf(">0 ") + 1;
        if (number == 0) {
            throw new IllegalStateException(html);
        }
        try (var statement = connection.prepareStatement("INSERT INTO answer_html VALUES (?, ?, ?, ?)")) {
            for (int row = 1; row < messagesPerChat; row += 2) {
                for (int chat = firstChat; chat <= lastChat; chat++) {
                    int i = row * chats + chat - 1;
                    statement.setInt(1, i + 1);
                    statement.setInt(2, Markdown.VERSION);
                    statement.setString(3, HexFormat.of().formatHex(Sha256.of(i + " " + texts.answer)));
                    statement.setString(4, html.substring(0, number) + i + html.substring(number + 1));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    private static long now() {
        return Instant.now().toEpochMilli();
    }

    /** Opens the database without crash safety: it is deleted after the measurement. */
    private static Connection open(Path database) throws SQLException {
        var connection = new JDBC().connect("jdbc:sqlite:" + database, new Properties());
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA cache_size = -200000");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private static void update(Connection connection, String sql, Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }
}
