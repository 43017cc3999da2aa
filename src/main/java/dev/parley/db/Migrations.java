package dev.parley.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings the schema up to date at start, from the changelog that {@code mvn liquibase:update} uses too. */
final class Migrations {
    private static final String CHANGELOG = "liquibase/changelog.xml";
    /** Never empty: Liquibase runs the change sets of every context when none is named, the demo user's too. */
    private static final Contexts CONTEXTS = new Contexts("production");

    // Kept, for a logger that nobody holds may be collected with its level.
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    private Migrations() {}

    static void run(String url) {
        LIQUIBASE_LOG.setLevel(Level.WARNING);
        try (var lock = lock(url)) {
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(url));
        } catch (Exception failure) {
            throw new DatabaseException("The database schema could not be brought up to date: " + url, failure);
        }
    }

    private static void update(String url) throws Exception {
        // Loaded by name: after a hot reload DriverManager does not see this class loader's drivers by itself.
        Class.forName("org.sqlite.JDBC");
        try (var connection = DriverManager.getConnection(url);
                var resources = new ClassLoaderResourceAccessor(Migrations.class.getClassLoader())) {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            try (var liquibase = new Liquibase(CHANGELOG, resources, database)) {
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                // A process that was killed in the middle leaves Liquibase's own lock for ever. The file lock below
                // says that nobody else is at work, so this one is stale.
                liquibase.forceReleaseLocks();
                liquibase.update(CONTEXTS, new LabelExpression());
            }
        }
    }

    /** Locks a file beside the database, so that two processes never migrate at once; a kill sets it free. */
    private static FileChannel lock(String url) throws IOException {
        var file = Path.of(url.replaceFirst("^jdbc:sqlite:(file:)?", "").replaceFirst("\\?.*", "") + ".lock")
                .toAbsolutePath();
        var folder = file.getParent();
        if (folder != null) Files.createDirectories(folder);
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }
}
