package dev.parley.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** The upgrade of a database file that was made before the change sets had types for PostgreSQL. */
class UpgradeTest {
    private static final Path RELEASED = Path.of("src/test/resources/released-schema.sql");
    private static final List<String> TABLES =
            List.of("users", "sessions", "settings", "chats", "messages", "attempts", "answer_html");

    @TempDir
    private Path folder;

    @BeforeEach
    void makeTheOldFile() throws IOException, SQLException {
        try (var connection = open("old.db");
                var statement = connection.createStatement()) {
            statement.executeUpdate(Files.readString(RELEASED));
        }
    }

    @Test
    void anUpgradeKeepsAllRowsAndChangesOnlyTheCaseOfAddresses() throws SQLException {
        var before = rows("old.db");
        Migrations.run(ConnectionSettings.sqlite(folder.resolve("old.db")));
        var expected = new TreeMap<>(before);
        expected.computeIfPresent(
                "users", (table, rows) -> rows.replace("Ada.Lovelace@Example.ORG", "ada.lovelace@example.org")
                        .replace("Ärzte@Example.org", "Ärzte@example.org"));
        assertEquals(expected, rows("old.db"));
    }

    @Test
    void anUpgradeRunsOnlyNewChangeSets() throws SQLException {
        var released =
                "SELECT id, md5sum, dateexecuted FROM databasechangelog WHERE orderexecuted <= 15 ORDER BY orderexecuted";
        var before = query("old.db", released);
        Migrations.run(ConnectionSettings.sqlite(folder.resolve("old.db")));
        assertEquals(before, query("old.db", released));
    }

    @Test
    void anUpgradedFileHasTheSchemaOfANewOne() throws SQLException {
        Migrations.run(ConnectionSettings.sqlite(folder.resolve("old.db")));
        MigratedFile.copyTo(folder.resolve("new.db"));
        var schema = "SELECT sql FROM sqlite_master WHERE sql NOT LIKE '%DATABASECHANGELOG%' ORDER BY name";
        assertEquals(query("new.db", schema), query("old.db", schema));
    }

    @Test
    void theIdOfADeletedRowIsNotUsedAgainAfterAnUpgrade() throws SQLException {
        Migrations.run(ConnectionSettings.sqlite(folder.resolve("old.db")));
        assertEquals(
                "91\n",
                query(
                        "old.db",
                        "INSERT INTO users (email, password_hash, created_at) VALUES ('x', 'x', 0) RETURNING id"));
    }

    private Map<String, String> rows(String file) throws SQLException {
        var rows = new TreeMap<String, String>();
        for (var table : TABLES) {
            rows.put(table, query(file, "SELECT %s FROM %s".formatted(releasedColumns(table), table)));
        }
        return rows;
    }

    private static String releasedColumns(String table) throws SQLException {
        try (var connection = new JDBC().connect("jdbc:sqlite::memory:", new Properties());
                var statement = connection.createStatement()) {
            statement.executeUpdate(Files.readString(RELEASED));
            try (var results =
                    statement.executeQuery("SELECT group_concat(name) FROM pragma_table_info('" + table + "')")) {
                return results.getString(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String query(String file, String sql) throws SQLException {
        try (var connection = open(file);
                var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            int columns = results.getMetaData().getColumnCount();
            var rows = new ArrayList<String>();
            while (results.next()) {
                var values = new StringJoiner(", ", "", "\n");
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(results.getString(i)));
                }
                rows.add(values.toString());
            }
            return String.join("", rows);
        }
    }

    private Connection open(String file) throws SQLException {
        return new JDBC().connect(url(file), new Properties());
    }

    private String url(String file) {
        return "jdbc:sqlite:" + folder.resolve(file);
    }
}
