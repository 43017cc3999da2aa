package dev.parley.db;

import java.util.Map;
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

/**
 * Brings the schema up to date at start, from the changelog that {@code mvn liquibase:update} uses too. If the {@link
 * SchemaFingerprint} of the database shows that the changelog has been run completely, Liquibase is skipped, which saves two
 * seconds.
 */
final class Migrations {
    private static final String CHANGELOG = "liquibase/changelog.xml";
    /** Not empty: without a context, Liquibase runs the change sets of all contexts, including the demo user's. */
    private static final String CONTEXT = "production";

    /**
     * Locked while Liquibase runs in this JVM. Each update first clears the static cache of lock services; another
     * update that is still running would then wait five minutes for the lock that it holds itself.
     */
    static final Object ONE_AT_A_TIME = new Object();

    // A strong reference, because an unreferenced logger may be collected together with its level.
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    private Migrations() {}

    /**
     * Runs the migration in a thread of its own. Liquibase leaves inheritable thread-locals behind; threads started
     * later would inherit them, and they would keep an undeployed application in memory.
     */
    static void run(ConnectionSettings settings) {
        run(settings, Migrations.class.getClassLoader());
    }

    /** @param loader loads the changelog */
    static void run(ConnectionSettings settings, ClassLoader loader) {
        var task = new FutureTask<>(() -> locked(settings, loader));
        new Thread(task, "parley-migrations").start();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new DatabaseException("The database schema could not be brought up to date: " + settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while the database schema was brought up to date", e);
        }
    }

    private static ConnectionSettings locked(ConnectionSettings settings, ClassLoader loader) throws Exception {
        var fingerprint = SchemaFingerprint.of(CHANGELOG, loader);
        var dialect = Dialect.of(settings);
        try (var lock = dialect.lockSchema()) {
            if (lock.isMarked(fingerprint)) {
                return settings;
            }
            LIQUIBASE_LOG.setLevel(Level.WARNING);
            synchronized (ONE_AT_A_TIME) {
                Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(dialect, loader));
            }
            // Mark it last: if an update fails before this, the next start runs Liquibase again.
            lock.mark(fingerprint);
        }
        return settings;
    }

    private static void update(Dialect dialect, ClassLoader loader) throws Exception {
        try (var connection = dialect.connect();
                var resources = new ClassLoaderResourceAccessor(loader)) {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            try (var liquibase = new Liquibase(CHANGELOG, resources, database)) {
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                // A process that was killed during an update leaves Liquibase's own lock in the database. This process
                // holds the lock, so no other update is running and Liquibase's lock is stale.
                liquibase.forceReleaseLocks();
                liquibase.update(new Contexts(CONTEXT), new LabelExpression());
            }
        }
    }
}
