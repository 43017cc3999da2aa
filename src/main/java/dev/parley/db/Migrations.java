package dev.parley.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
import org.sqlite.JDBC;

/**
 * Brings the schema up to date at start, from the changelog that {@code mvn liquibase:update} uses too. A database on
 * which this changelog has been run to its end says so by its {@link SchemaMark}, and saves Liquibase's two seconds.
 */
final class Migrations {
    private static final String CHANGELOG = "liquibase/changelog.xml";
    /** Never empty: Liquibase runs the change sets of every context when none is named, the demo user's too. */
    private static final String CONTEXT = "production";

    /**
     * Held by whoever lets Liquibase work in this JVM: what updates first clears its memory of all locks, and who is still
     * at work then waits five minutes for the lock that it has itself.
     */
    static final Object ONE_AT_A_TIME = new Object();

    // Kept, for a logger that nobody holds may be collected with its level.
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    private Migrations() {}

    /**
     * Runs in a thread of its own, which ends with it: Liquibase leaves thread-locals behind that every thread started
     * later would inherit, and that would keep an undeployed application in memory.
     */
    static void run(String url) {
        run(url, Migrations.class.getClassLoader());
    }

    /** @param loader has the changelog */
    static void run(String url, ClassLoader loader) {
        var task = new FutureTask<>(() -> locked(url, loader));
        new Thread(task, "parley-migrations").start();
        try {
            task.get();
        } catch (ExecutionException failure) {
            throw new DatabaseException("The database schema could not be brought up to date: " + url, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while the database schema was brought up to date", interrupted);
        }
    }

    private static String locked(String url, ClassLoader loader) throws Exception {
        var mark = SchemaMark.of(CHANGELOG, loader);
        try (var lock = lock(url)) {
            if (mark.isOn(url)) return url;
            LIQUIBASE_LOG.setLevel(Level.WARNING);
            synchronized (ONE_AT_A_TIME) {
                Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(url, loader));
            }
            // Last: whatever breaks off before this leaves a database that the next start looks at again.
            mark.putOn(url);
        }
        return url;
    }

    private static void update(String url, ClassLoader loader) throws Exception {
        try (var connection = new JDBC().connect(url, new Properties());
                var resources = new ClassLoaderResourceAccessor(loader)) {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            try (var liquibase = new Liquibase(CHANGELOG, resources, database)) {
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                // A process that was killed in the middle leaves Liquibase's own lock for ever. The file lock below
                // says that nobody else is at work, so this one is stale.
                liquibase.forceReleaseLocks();
                liquibase.update(new Contexts(CONTEXT), new LabelExpression());
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
