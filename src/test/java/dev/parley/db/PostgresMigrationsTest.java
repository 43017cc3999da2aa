package dev.parley.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.FullOnly;
import dev.parley.Parallel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The same as {@link MigrationsTest}, as far as PostgreSQL differs. */
@EnabledIf("dev.parley.db.Engine#hasPostgres")
class PostgresMigrationsTest {
    private static final String CHANGE_SETS = "SELECT COUNT(*) FROM databasechangelog";

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = PostgresServer.find().orElseThrow().createEmpty();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aSecondStartDoesNotRunLiquibase() {
        start();
        database.update("DELETE FROM databasechangelog");
        start();
        assertEquals(0, database.number(CHANGE_SETS));
    }

    @Test
    @FullOnly
    void aChangeOfTheChangelogMakesLiquibaseRun() throws Exception {
        start();
        try (var changed = ChangelogCopy.in(folder)) {
            changed.add("002-chats.sql", "\n--changeset parley:colour\nALTER TABLE chats ADD COLUMN colour TEXT;\n");
            Migrations.run(database.settings(), changed);
        }
        assertEquals(0, database.number("SELECT COUNT(colour) FROM chats"));
    }

    @Test
    @FullOnly
    void aFailedMigrationIsRetriedAtTheNextStart() throws Exception {
        try (var changed = ChangelogCopy.in(folder)) {
            changed.add("002-chats.sql", "\n--changeset parley:broken\nALTER TABLE nothing ADD COLUMN colour TEXT;\n");
            assertThrows(DatabaseException.class, () -> Migrations.run(database.settings(), changed));
        }
        start();
        assertEquals(0, database.number("SELECT COUNT(*) FROM messages"));
    }

    @Test
    void nodesThatStartAtTheSameTimeMigrateOnce() {
        Parallel.all(4, i -> {
            start();
            return i;
        });
        assertEquals(List.of(), database.rows("SELECT id FROM databasechangelog GROUP BY id HAVING COUNT(*) > 1"));
    }

    @Test
    @FullOnly
    void aRunningNodeSurvivesAMigrationOfAnother() throws Exception {
        try (var node = database.open();
                var changed = ChangelogCopy.in(folder)) {
            // In each connection of the pools, the server keeps a statement from its fifth use on.
            Parallel.all(20, i -> IntStream.range(0, 10).map(n -> chats(node)).sum());
            changed.add("002-chats.sql", "\n--changeset parley:colour\nALTER TABLE chats ADD COLUMN colour TEXT;\n");
            Migrations.run(database.settings(), changed);
            assertEquals(0, chats(node));
        }
    }

    private static int chats(Database node) {
        return node.write(transaction -> transaction.read("SELECT * FROM chats", row -> 1))
                        .size()
                + node.read("SELECT * FROM chats", row -> 1).size();
    }

    @Test
    @FullOnly
    void idsGoOnAfterThoseOfTheDemoUser() throws Exception {
        try (var connection = database.connect()) {
            var target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            try (var liquibase = new Liquibase("liquibase/changelog.xml", new ClassLoaderResourceAccessor(), target)) {
                // Other tests in the same JVM migrate at the same time.
                synchronized (Migrations.ONE_AT_A_TIME) {
                    liquibase.update(new Contexts("production", "dev"), new LabelExpression());
                }
            }
        }
        start();
        try (var node = database.open()) {
            long id = node.write(
                    transaction -> transaction.insert(
                            "INSERT INTO users (email, password_hash, created_at) VALUES ('ada@example.org', 'x', 0) RETURNING id"));
            assertTrue(id > 1, "id " + id);
        }
    }

    private void start() {
        Migrations.run(database.settings());
    }
}
