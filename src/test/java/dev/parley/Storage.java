package dev.parley;

import dev.parley.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The database of a server, as another program sees it. */
public final class Storage {
    /**
     * Not compared: Liquibase's tables, the search index, and the HTML of answers, which are filled some time after a
     * request.
     */
    private static final List<String> LEFT_OUT = List.of("databasechangelog", "search", "answer_html", "sqlite_");

    private static final int ROWS_MAX = 20;

    private final TestServer server;
    private final TestDatabase database;
    /** For {@link #everything()}, which is called thousands of times; closed with the database. */
    private @Nullable Connection connection;

    private List<String> tables = List.of();

    /** What {@link #everything()} has read last, and the version of the database then. */
    private String lastRead = "";

    private String lastVersion = "";

    public Storage(TestServer server) {
        this.server = server;
        this.database = server.database();
    }

    /** The number that a query returns. */
    public long number(String sql) {
        return database.number(sql);
    }

    /** The text that a query returns. */
    public String text(String sql) {
        return database.rows(sql).get(0);
    }

    /**
     * All tables of the application as text, each with the number of its rows and the first {@value #ROWS_MAX} of them, which
     * are the oldest. Equal if nothing has changed.
     */
    public String everything() {
        try {
            if (connection == null) {
                connection = database.connect();
                tables = tables(connection);
            }
            var version = version(connection);
            if (version.isEmpty() || !version.equals(lastVersion)) {
                lastRead = everything(connection, tables);
                lastVersion = version;
            }
            return lastRead;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Changes with each commit of another connection; empty if the database has no such number. Read before the tables. */
    private static String version(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("SQLite")) {
            return "";
        }
        try (var statement = connection.createStatement();
                var results = statement.executeQuery("PRAGMA data_version")) {
            return results.getString(1);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var results = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (results.next()) {
                var name = results.getString("TABLE_NAME");
                if (LEFT_OUT.stream().noneMatch(name.toLowerCase(Locale.ROOT)::startsWith)) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static String everything(Connection connection, List<String> tables) throws SQLException {
        var all = new StringBuilder();
        try (var statement = connection.createStatement()) {
            for (var table : tables) {
                all.append(table);
                append(all, statement, "SELECT COUNT(*) FROM " + table);
                append(all, statement, "SELECT * FROM " + table + " ORDER BY 1 LIMIT " + ROWS_MAX);
            }
        }
        return all.toString();
    }

    private static void append(StringBuilder all, Statement statement, String sql) throws SQLException {
        try (var results = statement.executeQuery(sql)) {
            int columns = results.getMetaData().getColumnCount();
            while (results.next()) {
                for (int i = 1; i <= columns; i++) {
                    all.append(' ').append(results.getString(i));
                }
                all.append('\n');
            }
        }
    }

    /** Stops the server during the change, because only the server may write while it runs. */
    public void update(String sql) {
        server.stop();
        database.update(sql);
        server.start();
    }

    /** Changes the database while the server runs, which is allowed only in tests. */
    public void updateWhileItRuns(String sql) {
        database.update(sql);
    }

    /** The same with arguments, which can be bytes. */
    public void updateWhileItRuns(String sql, Object... arguments) {
        try (var other = database.connect();
                var statement = other.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
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
}
