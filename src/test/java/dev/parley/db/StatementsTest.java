package dev.parley.db;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.JDBC;

/** Every SQL statement in the code matches the schema, so a wrong column fails the build, not a request. */
class StatementsTest {
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\\s*\n(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern ONE_LINE = Pattern.compile("\"((?:SELECT|INSERT|UPDATE|DELETE|WITH) [^\"]*)\"");
    private static final Pattern SQL = Pattern.compile("(SELECT|INSERT|UPDATE|DELETE|WITH)\\s.*", Pattern.DOTALL);

    private static final String TABLE =
            "(?:users|totp_factors|recovery_codes|pending_logins|passkeys|passkey_challenges|limit_entries|audit|invitations|invitation_uses|password_resets|sessions|settings|attempts|chats|messages|answer_html|folders|chat_parameters|presets|context_windows|usage|usage_months|user_limits|connections|connection_keys|connection_checks|model_traits|files|attachments|shares|share_messages|share_files|identities|identity_\\w+|search_\\w+)";
    private static final Pattern SCAN = Pattern.compile("SCAN (\\w+)(?: USING (?:COVERING )?INDEX (\\w+))?");
    /**
     * Indexes that may be scanned: the API keys from before keys had servers; the streaming answers and the admins, which are few; users, where one row shows that any exist; and the
     * queue of the search, of which only the newest are read.
     */
    private static final Set<String> SHORT_INDEXES = Set.of(
            "messages_streaming_in_chat",
            "users_admins",
            "sqlite_autoindex_users_1",
            "search_queue_by_message",
            "settings_without_server");

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void everyStatementMatchesTheMigratedSchema(Engine engine) throws IOException, SQLException {
        var statements = statements(engine);
        assertTrue(statements.size() > 20, "found only " + statements);
        try (var database = engine.create();
                var connection = database.connect()) {
            for (var sql : statements) {
                assertDoesNotThrow(() -> prepare(connection, sql), sql);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void thisTestDetectsAWrongColumn(Engine engine) throws SQLException {
        try (var database = engine.create();
                var connection = database.connect()) {
            assertThrows(SQLException.class, () -> prepare(connection, "SELECT colour FROM chats"));
        }
    }

    /** A full scan is fast with the few rows of a test, but becomes slower with each stored message. */
    @Test
    void noStatementScansATable(@TempDir Path folder) throws IOException, SQLException {
        try (var connection = migrated(folder)) {
            for (var sql : statements(Engine.SQLITE)) {
                assertEquals(List.of(), wholeTables(connection, sql), sql);
            }
        }
    }

    /** Without its own index, this condition would make SQLite read all messages of a chat. */
    @Test
    void streamingMessagesOfAChatAreFoundByTheirOwnIndex(@TempDir Path folder) throws IOException, SQLException {
        var streaming = statements(Engine.SQLITE).stream()
                .filter(sql -> sql.matches("(?s)SELECT .*status = 'streaming'.*"))
                .toList();
        assertEquals(6, streaming.size(), streaming.toString());
        try (var connection = migrated(folder)) {
            for (var sql : streaming) {
                var steps = String.join("\n", plan(connection, sql));
                assertTrue(steps.contains("INDEX messages_streaming_in_chat (chat_id=? AND status=?)"), sql + steps);
            }
        }
    }

    /** Without its own index, a list would have to skip the chats of the others, or sort all of them. */
    @Test
    void everyListOfChatsIsReadInOrderFromItsOwnIndex(@TempDir Path folder) throws IOException, SQLException {
        var lists = statements(Engine.SQLITE).stream()
                .filter(sql -> sql.matches("(?s)SELECT \\* FROM chats.*ORDER BY active_at DESC, id DESC LIMIT \\?"))
                .toList();
        var indexes = new TreeSet<String>();
        try (var connection = migrated(folder)) {
            for (var sql : lists) {
                var plan = plan(connection, sql);
                assertEquals(1, plan.size(), sql + plan);
                indexes.add(plan.get(0).replaceFirst("SEARCH chats USING INDEX (\\w+) .*", "$1"));
            }
        }
        assertEquals(
                Set.of("chats_archived", "chats_by_folder", "chats_current", "chats_pinned", "chats_unplaced"),
                indexes);
    }

    @Test
    void thisTestDetectsATableScan(@TempDir Path folder) throws SQLException {
        try (var connection = migrated(folder)) {
            assertEquals(List.of("SCAN m"), wholeTables(connection, "SELECT id FROM messages m WHERE content = ?"));
        }
    }

    private static Connection migrated(Path folder) throws SQLException {
        var file = folder.resolve("parley.db");
        MigratedFile.copyTo(file);
        return new JDBC().connect("jdbc:sqlite:" + file, new Properties());
    }

    private static void prepare(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            // PostgreSQL's driver sends the statement to the server only when asked for something.
            statement.getParameterMetaData();
            statement.getMetaData();
        }
    }

    /** The steps of SQLite's query plan that scan a table (SCAN, not SEARCH). */
    private static List<String> wholeTables(Connection connection, String sql) throws SQLException {
        return plan(connection, sql).stream()
                .filter(step -> isWholeTable(step, sql))
                .toList();
    }

    private static List<String> plan(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            var steps = new ArrayList<String>();
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
            return steps;
        }
    }

    private static boolean isWholeTable(String step, String sql) {
        var scan = SCAN.matcher(step);
        if (!scan.matches() || SHORT_INDEXES.contains(String.valueOf(scan.group(2)))) {
            return false;
        }
        // Otherwise the scan is of a subquery of the statement.
        return Pattern.compile("\\b" + TABLE + "\\s+" + scan.group(1) + "\\b")
                        .matcher(sql)
                        .find()
                || scan.group(1).matches(TABLE);
    }

    private static List<String> statements(Engine engine) throws IOException {
        var statements = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(
                            path -> isFor(engine, path.getFileName().toString()))
                    .toList()) {
                var source = Files.readString(file);
                TEXT_BLOCK
                        .matcher(source)
                        .results()
                        .map(block -> block.group(1).strip())
                        .filter(text -> SQL.matcher(text).matches())
                        .forEach(statements::add);
                ONE_LINE.matcher(source).results().map(line -> line.group(1)).forEach(statements::add);
            }
        }
        return statements;
    }

    /** Classes of one engine begin with its name. */
    private static boolean isFor(Engine engine, String file) {
        var other = engine == Engine.SQLITE ? "Postgres" : "Sqlite";
        return file.endsWith(".java") && !file.startsWith(other);
    }
}
