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
 * What people have talked about before the measurement begins, written into the database of a server that does not run.
 * Chats 1 to {@code chats} all went on at the same time: the messages of each lie far from each other, as they do after
 * some months, and not side by side, as they would had they been written one chat after the other.
 *
 * @param own how many of the chats are those of the first account; the others belong to other users
 * @param old how many of those, the last, are from a Parley that did not store the HTML of answers
 * @param users how many other users there are
 * @param messages of each chat
 * @param texts of a question and of an answer, each after its number, for no two messages are the same
 */
record Past(int chats, int own, int old, int users, int messages, Texts texts) {
    private static final Duration BETWEEN_CHATS = Duration.ofMinutes(10);

    /** A question and an answer. */
    record Texts(String question, String answer) {}

    /** Adds it all to a database that has an account and no chats. */
    void addTo(Path database) throws SQLException {
        try (var connection = open(database)) {
            addUsers(connection);
            addChats(connection);
            addMessages(connection);
            addHtml(connection, 1, own - old);
            addHtml(connection, own + 1, chats);
            connection.commit();
        }
    }

    /** Adds one more chat of the first account, with messages that lie side by side; gives its id. */
    long addLongChat(Path database, int count) throws SQLException {
        long chat = chats + 1L;
        long before = (long) chats * messages;
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

    private void addUsers(Connection connection) throws SQLException {
        // Nobody logs in with this hash.
        update(connection, """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                INSERT INTO users (email, password_hash, created_at) SELECT 'user-' || i || '@example.org', '-', 0 FROM n""", users);
    }

    /** The newest are the first. */
    private void addChats(Connection connection) throws SQLException {
        update(connection, """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1),
                  first (id) AS (SELECT MIN(id) FROM users),
                  last (id) AS (SELECT MAX(id) FROM users)
                INSERT INTO chats (id, user_id, title, model, current_leaf_id, created_at, active_at)
                SELECT i, CASE WHEN i <= ?2 THEN first.id ELSE last.id - i % ?3 END, 'What was said in chat ' || i, 'quick',
                  (?4 - 1) * ?1 + i, 0, ?5 - i * ?6
                FROM n, first, last""", chats, own, users, messages, now(), BETWEEN_CHATS.toMillis());
    }

    private void addMessages(Connection connection) throws SQLException {
        update(connection, """
                WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1 * ?2)
                INSERT INTO messages (id, chat_id, parent_id, role, status, content, model, finish_reason,
                  first_token_ms, duration_ms, created_at)
                SELECT i + 1, i % ?1 + 1, CASE WHEN i < ?1 THEN NULL ELSE i + 1 - ?1 END,
                  CASE i / ?1 % 2 WHEN 0 THEN 'user' ELSE 'assistant' END, 'complete',
                  i || ' ' || CASE i / ?1 % 2 WHEN 0 THEN ?3 ELSE ?4 END,
                  'quick', 'stop', 500, 9000, ?5
                FROM n""", chats, messages, texts.question, texts.answer, now());
    }

    /** What Parley stores beside the answers of some chats. */
    private void addHtml(Connection connection, int firstChat, int lastChat) throws SQLException {
        // The number at the start is the only difference.
        var html = new Markdown().render("0 " + texts.answer).html();
        int number = html.indexOf(">0 ") + 1;
        if (number == 0) {
            throw new IllegalStateException(html);
        }
        try (var statement = connection.prepareStatement("INSERT INTO answer_html VALUES (?, ?, ?, ?)")) {
            for (int row = 1; row < messages; row += 2) {
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

    /** Fast, and not safe from a crash: what it makes is thrown away with it. */
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
