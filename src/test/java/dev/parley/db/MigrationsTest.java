package dev.parley.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.FullOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Properties;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/**
 * Liquibase runs only when the schema is not up to date. To detect a run, the tests delete rows of Liquibase's own
 * table, which it then inserts again.
 */
class MigrationsTest {
    private static final String NEW_COLUMN = "\n--changeset parley:colour\nALTER TABLE chats ADD COLUMN colour TEXT;\n";

    @TempDir
    private Path folder;

    @Test
    void aSecondStartDoesNotRunLiquibase() throws SQLException {
        start();
        forgetTheChangeSets();
        start();
        assertEquals(0, changeSets());
    }

    @Test
    @FullOnly
    void aNewChangeSetRunsOnADatabaseThatWasUpToDate() throws Exception {
        start();
        try (var changed = ChangelogCopy.in(folder)) {
            changed.add("002-chats.sql", NEW_COLUMN);
            Migrations.run(settings(), changed);
        }
        sql("INSERT INTO users (id, email, password_hash, created_at) VALUES (1, 'ada@example.org', 'x', 0)");
        sql("INSERT INTO chats (user_id, title, model, created_at, colour) VALUES (1, 'x', 'x', 0, 'red')");
    }

    @Test
    void aChangeToAnyFileOfTheChangelogChangesItsFingerprint() throws Exception {
        try (var copy = ChangelogCopy.in(folder);
                var files = Files.list(Path.of("liquibase"))) {
            for (var file : files.toList()) {
                int before = fingerprint(copy);
                copy.add(file.getFileName().toString(), " ");
                assertNotEquals(before, fingerprint(copy), file.toString());
            }
        }
    }

    private static int fingerprint(ClassLoader changelog) throws IOException {
        return SchemaFingerprint.of("liquibase/changelog.xml", changelog).checksum();
    }

    @Test
    @FullOnly
    void anOlderBackupIsMigrated() throws Exception {
        start();
        Files.copy(file(), folder.resolve("backup.db"));
        try (var changed = ChangelogCopy.in(folder)) {
            changed.add("002-chats.sql", NEW_COLUMN);
            Migrations.run(settings(), changed);
            Files.copy(folder.resolve("backup.db"), file(), StandardCopyOption.REPLACE_EXISTING);
            Migrations.run(settings(), changed);
        }
        assertEquals(0, number("SELECT COUNT(colour) FROM chats"));
    }

    @Test
    void liquibaseRunsOnceOnAnUnmarkedDatabase() throws SQLException {
        start();
        forgetTheChangeSets();
        // Like a database from an earlier version of Parley, from `mvn liquibase:update`, or after a kill before the
        // mark.
        sql("PRAGMA user_version = 0");
        start();
        int all = changeSets();
        assertNotEquals(0, all);
        sql("DELETE FROM DATABASECHANGELOG WHERE ID = 'messages'");
        start();
        assertEquals(all - 1, changeSets());
    }

    @Test
    void aFailedMigrationIsRetriedAtTheNextStart() throws Exception {
        try (var changed = ChangelogCopy.in(folder)) {
            changed.add("002-chats.sql", "\n--changeset parley:broken\nALTER TABLE nothing ADD COLUMN colour TEXT;\n");
            assertThrows(DatabaseException.class, () -> Migrations.run(settings(), changed));
            assertThrows(DatabaseException.class, () -> Migrations.run(settings(), changed));
        }
        start();
        assertEquals(0, number("SELECT COUNT(*) FROM messages"));
    }

    @Test
    @FullOnly
    void aManuallyDroppedTableMakesLiquibaseRun() throws SQLException {
        start();
        sql("DROP TABLE settings");
        sql("DELETE FROM DATABASECHANGELOG WHERE ID = 'settings'");
        start();
        assertEquals(0, number("SELECT COUNT(*) FROM settings"));
    }

    @Test
    void aDatabaseFromMavenKeepsItsDemoUser() throws Exception {
        byHand("production", "dev");
        int chats = number("SELECT COUNT(*) FROM chats");
        assertNotEquals(0, chats);
        start();
        start();
        assertEquals(chats, number("SELECT COUNT(*) FROM chats"));
    }

    @Test
    void mavenCanAddTheDemoUserToAUsedDatabase() throws Exception {
        start();
        byHand("production", "dev");
        start();
        assertEquals(1, number("SELECT COUNT(*) FROM users"));
    }

    private void start() {
        Migrations.run(settings());
    }

    /** Does the same as {@code mvn liquibase:update}. */
    private void byHand(String... contexts) throws Exception {
        try (var connection = new JDBC().connect(url(), new Properties())) {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            try (var liquibase =
                    new Liquibase("liquibase/changelog.xml", new ClassLoaderResourceAccessor(), database)) {
                // Other tests in the same JVM migrate at the same time.
                synchronized (Migrations.ONE_AT_A_TIME) {
                    liquibase.update(new Contexts(contexts), new LabelExpression());
                }
            }
        }
    }

    private void forgetTheChangeSets() throws SQLException {
        sql("DELETE FROM DATABASECHANGELOG");
    }

    private int changeSets() throws SQLException {
        return number("SELECT COUNT(*) FROM DATABASECHANGELOG");
    }

    private void sql(String text) throws SQLException {
        try (var connection = new JDBC().connect(url(), new Properties());
                var statement = connection.createStatement()) {
            statement.executeUpdate(text);
        }
    }

    private int number(String query) throws SQLException {
        try (var connection = new JDBC().connect(url(), new Properties());
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            return result.getInt(1);
        }
    }

    private ConnectionSettings settings() {
        return ConnectionSettings.sqlite(file());
    }

    private Path file() {
        return folder.resolve("parley.db");
    }

    private String url() {
        return "jdbc:sqlite:" + file();
    }
}
