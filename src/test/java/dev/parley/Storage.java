package dev.parley;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.StringJoiner;
import org.sqlite.JDBC;

/** The database file of a server, as another program sees it. */
public final class Storage {
    private final TestServer server;

    public Storage(TestServer server) {
        this.server = server;
    }

    /** The number that a query returns. */
    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The text that a query returns. */
    public String text(String sql) {
        try (var connection = open();
                var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            results.next();
            return results.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * All rows of all tables of the application, as text. Equal if nothing has changed. Without the HTML of answers, which
     * is stored some time after they were read.
     */
    public String everything() {
        try (var connection = open();
                var statement = connection.createStatement()) {
            var tables = rows(statement, """
                    SELECT name FROM sqlite_master
                    WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'DATABASECHANGELOG%'
                      AND name <> 'answer_html'""");
            var all = new ArrayList<String>();
            for (var table : tables) {
                all.add(table + rows(statement, "SELECT * FROM " + table));
            }
            return String.join("\n", all);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        try (var results = statement.executeQuery(sql)) {
            int columns = results.getMetaData().getColumnCount();
            var rows = new ArrayList<String>();
            while (results.next()) {
                var values = new StringJoiner(", ");
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(results.getString(i)));
                }
                rows.add(values.toString());
            }
            return rows;
        }
    }

    /** Stops the server during the change, because only the server may write while it runs. */
    public void update(String sql) {
        server.stop();
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        server.start();
    }

    /** Changes the database while the server runs, which is allowed only in tests. */
    public void updateWhileItRuns(String sql) {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 20000");
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Adds many messages to a chat: "Message 3" to "Message {@code count}", alternating questions and answers, each
     * below the previous one. The chat must already have one question and one answer.
     */
    public void lengthen(long chat, int count) {
        var first = number("SELECT current_leaf_id FROM chats WHERE id = " + chat);
        var free = number("SELECT MAX(id) FROM messages");
        update("""
                WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < %2$d)
                INSERT INTO messages (id, chat_id, parent_id, role, status, content, model, created_at)
                SELECT %4$d + i, %1$d, CASE i WHEN 3 THEN %3$d ELSE %4$d + i - 1 END,
                  CASE i %% 2 WHEN 1 THEN 'user' ELSE 'assistant' END, 'complete', 'Message ' || i, 'fake', i
                FROM n;
                UPDATE chats SET current_leaf_id = %4$d + %2$d WHERE id = %1$d""".formatted(chat, count, first, free));
    }

    /** Adds chats "Chat 1" and so on to a user, a minute apart, the newest first. */
    public void addChats(Person owner, int count, long newestMs) {
        update("""
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %2$d)
                INSERT INTO chats (user_id, title, model, created_at, active_at)
                SELECT u.id, 'Chat ' || i, 'fake', 0, %3$d - 60000 * (i - 1) FROM users u, n WHERE u.email = '%1$s'""".formatted(owner.email(), count, newestMs));
    }

    private Connection open() throws SQLException {
        return new JDBC().connect("jdbc:sqlite:" + server.folder().resolve("parley.db"), new Properties());
    }
}
