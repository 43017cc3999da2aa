package dev.parley.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

class DatabaseTest {
    private static final String ADD = "INSERT INTO users (email, password_hash, created_at) VALUES (?, 'x', 0)";

    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void open() {
        MigratedFile.copyTo(folder.resolve("data").resolve("parley.db"));
        database = Database.open(url());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFailedTransactionChangesNothing() {
        assertThrows(
                IllegalStateException.class,
                () -> database.write(transaction -> {
                    transaction.update(ADD, "ada@example.org");
                    throw new IllegalStateException("in the middle");
                }));
        assertEquals(0, emails().size());
        assertEquals(1, database.update(ADD, "ada@example.org"), "later writes still work");
    }

    @Test
    void readersCannotWrite() {
        assertThrows(
                DatabaseException.class,
                () -> database.read("DELETE FROM users RETURNING id", row -> row.getLong("id")));
    }

    @Test
    void concurrentWritersNeverGetABusyError() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try {
            var work = IntStream.range(0, 200)
                    .mapToObj(i -> (Callable<Integer>) () -> database.update(ADD, i + "@example.org"))
                    .toList();
            for (var done : threads.invokeAll(work)) {
                assertEquals(1, done.get());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(200, emails().size());
    }

    @Test
    void anotherProcessCanWriteWhileThisOneIsIdle() throws SQLException {
        database.update(ADD, "ada@example.org");
        try (var connection = new JDBC().connect(url(), new Properties());
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            assertEquals(1, statement.executeUpdate("DELETE FROM users"));
        }
        assertTrue(emails().isEmpty());
    }

    @Test
    void aReopenedDatabaseHasTheStoredRows() {
        database.update(ADD, "ada@example.org");
        database.close();
        database = Database.open(url());
        assertEquals(List.of("ada@example.org"), emails());
    }

    @Test
    void aKillDuringAMigrationDoesNotBlockTheNextStart() throws SQLException {
        database.close();
        try (var connection = new JDBC().connect(url(), new Properties());
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'a process that is no more'");
            statement.executeUpdate("DELETE FROM DATABASECHANGELOG WHERE ID = 'messages'");
            statement.executeUpdate("PRAGMA user_version = 0");
        }
        database = Database.open(url());
        assertTrue(emails().isEmpty());
    }

    @Test
    void theDemoUserDoesNotExistInProduction() {
        assertTrue(emails().isEmpty());
    }

    private List<String> emails() {
        return database.read("SELECT email FROM users", row -> row.getString("email"));
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("data").resolve("parley.db");
    }
}
