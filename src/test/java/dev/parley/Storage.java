package dev.parley;

import dev.parley.db.TestDatabase;
import java.util.List;
import java.util.stream.Stream;

/** The database of a server, as another program sees it. */
public final class Storage {
    /** Without Liquibase's tables, and without the HTML of answers, which is stored some time after they were read. */
    private static final List<String> TABLES = List.of(
            "users",
            "sessions",
            "settings",
            "attempts",
            "limit_entries",
            "folders",
            "chats",
            "messages",
            "chat_parameters",
            "presets");

    private static final int ROWS_MAX = 20;

    private final TestServer server;
    private final TestDatabase database;

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
     * The tables of the application as text, each with the number of its rows and the first {@value #ROWS_MAX} of them, which
     * are the oldest. Equal if nothing has changed.
     */
    public String everything() {
        var queries = TABLES.stream()
                .flatMap(table -> Stream.of(
                        "SELECT COUNT(*) FROM " + table, "SELECT * FROM " + table + " ORDER BY 1 LIMIT " + ROWS_MAX));
        return String.join("\n", database.rows(queries.toList()));
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
