package dev.parley.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Parallel;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.parley.db.Engine#all")
class DatabaseTest {
    private static final String ADD = "INSERT INTO users (email, password_hash, created_at) VALUES (?, 'x', 0)";
    private static final String NEXT = "SELECT COALESCE(MAX(created_at), 0) + 1 AS next FROM users";

    @Parameter
    private Engine engine;

    private TestDatabase stored;
    private Database database;

    @BeforeEach
    void open() {
        stored = engine.create();
        database = stored.open();
    }

    @AfterEach
    void close() {
        database.close();
        stored.close();
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
    void aTransactionIsNotCommittedIfTheFailureOfAStatementWasIgnored() {
        assertThrows(
                DatabaseException.class,
                () -> database.write(transaction -> {
                    transaction.update(ADD, "ada@example.org");
                    assertThrows(DatabaseException.class, () -> transaction.update(ADD, "ada@example.org"));
                    return 0;
                }));
        assertEquals(List.of(), emails());
    }

    @Test
    void readersCannotWrite() {
        assertThrows(
                DatabaseException.class,
                () -> database.read("DELETE FROM users RETURNING id", row -> row.getLong("id")));
    }

    @Test
    void concurrentWritersNeverFail() {
        Parallel.all(100, i -> database.update(ADD, i + "@example.org"));
        assertEquals(100, emails().size());
    }

    @Test
    void transactionsThatLockTheSameRowRunOneAfterTheOther() {
        database.update(ADD, "ada@example.org");
        Parallel.all(
                50,
                i -> database.write(transaction -> {
                    transaction.lock("SELECT id FROM users WHERE email = ?", "ada@example.org");
                    return addNext(transaction, i);
                }));
        assertEquals(50, database.read(NEXT, row -> row.getLong("next")).get(0) - 1);
    }

    @Test
    void transactionsThatLockTheInstallationRunOneAfterTheOther() {
        Parallel.all(
                50,
                i -> database.write(transaction -> {
                    transaction.lockInstallation();
                    return addNext(transaction, i);
                }));
        assertEquals(50, database.read(NEXT, row -> row.getLong("next")).get(0) - 1);
    }

    private static int addNext(Transaction transaction, int i) {
        long next = transaction.readOne(NEXT, row -> row.getLong("next")).orElseThrow();
        return transaction.update(
                "INSERT INTO users (email, password_hash, created_at) VALUES (?, 'x', ?)", i + "@example.org", next);
    }

    /** Each transaction changes two rows, in opposite orders. */
    @Test
    void aTransactionThatFailsBecauseOfADeadlockIsRunAgain() {
        database.update(ADD, "ada@example.org");
        database.update(ADD, "bob@example.org");
        var emails = List.of("ada@example.org", "bob@example.org");
        var barrier = new CyclicBarrier(2);
        var runs = new AtomicInteger();
        Parallel.all(
                2,
                i -> database.write(transaction -> {
                    boolean isFirst = runs.incrementAndGet() <= 2;
                    addOne(transaction, emails.get(i));
                    if (isFirst && engine == Engine.POSTGRESQL) {
                        await(barrier);
                    }
                    return addOne(transaction, emails.get(1 - i));
                }));
        assertEquals(List.of("2", "2"), stored.rows("SELECT created_at FROM users"));
        assertTrue(runs.get() > 2 || engine == Engine.SQLITE, runs + " runs");
    }

    private static int addOne(Transaction transaction, String email) {
        return transaction.update("UPDATE users SET created_at = created_at + 1 WHERE email = ?", email);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTransactionThatAlwaysFailsIsRunAFewTimesAtMost() {
        database.update(ADD, "ada@example.org");
        var runs = new AtomicInteger();
        assertThrows(
                DatabaseException.class,
                () -> database.write(transaction -> {
                    runs.incrementAndGet();
                    return transaction.update(ADD, "ada@example.org");
                }));
        assertEquals(engine == Engine.POSTGRESQL ? 6 : 1, runs.get());
    }

    @Test
    void textThatTheDatabaseRefusesIsReplaced() {
        var text = "a\0b\uD83Dc\uDE00d\uD83D\uDE00e\uD83D";
        database.update(ADD, text);
        assertEquals(List.of("a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE00e\uFFFD"), emails());
    }

    @Test
    void emptyAndLongTextsAreStored() {
        var text = "ü".repeat(256 * 1024);
        database.update("INSERT INTO users (email, password_hash, created_at) VALUES ('', ?, 0)", text);
        assertEquals(List.of(""), emails());
        assertEquals(
                List.of(text), database.read("SELECT password_hash FROM users", row -> row.getString("password_hash")));
    }

    @Test
    void anIdIsNotUsedAgain() {
        var add = ADD + " RETURNING id";
        long first = database.write(transaction -> transaction.insert(add, "ada@example.org"));
        database.update("DELETE FROM users");
        long second = database.write(transaction -> transaction.insert(add, "ada@example.org"));
        assertTrue(second > first, first + ", " + second);
    }

    @Test
    void anotherProcessCanWriteWhileThisOneIsIdle() throws SQLException {
        database.update(ADD, "ada@example.org");
        try (var connection = stored.connect();
                var statement = connection.createStatement()) {
            statement.execute(engine == Engine.SQLITE ? "PRAGMA busy_timeout = 0" : "SET lock_timeout = '1ms'");
            assertEquals(1, statement.executeUpdate("DELETE FROM users"));
        }
        assertTrue(emails().isEmpty());
    }

    @Test
    void aReopenedDatabaseHasTheStoredRows() {
        database.update(ADD, "ada@example.org");
        database.close();
        database = stored.open();
        assertEquals(List.of("ada@example.org"), emails());
    }

    @Test
    void aKillDuringAMigrationDoesNotBlockTheNextStart() {
        database.close();
        stored.update("""
                UPDATE DATABASECHANGELOGLOCK SET LOCKED = %s, LOCKEDBY = 'a process that is no more';
                DELETE FROM DATABASECHANGELOG WHERE ID = 'messages';
                %s""".formatted(
                engine == Engine.SQLITE ? "1" : "true",
                engine == Engine.SQLITE ? "PRAGMA user_version = 0" : "UPDATE installation SET fingerprint = 0"));
        database = stored.open();
        assertTrue(emails().isEmpty());
    }

    @Test
    void theDemoUserDoesNotExistInProduction() {
        assertTrue(emails().isEmpty());
    }

    private List<String> emails() {
        return database.read("SELECT email FROM users", row -> row.getString("email"));
    }
}
