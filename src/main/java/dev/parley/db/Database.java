package dev.parley.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The database: a SQLite file or PostgreSQL. Some connections are only for reading. */
public final class Database implements AutoCloseable {
    /** How often a transaction is run that fails because of others. */
    private static final int RUNS_MAX = 6;

    private final Dialect dialect;
    private final HikariDataSource writers;
    private final HikariDataSource readers;

    private Database(Dialect dialect, HikariDataSource writers, HikariDataSource readers) {
        this.dialect = dialect;
        this.writers = writers;
        this.readers = readers;
    }

    /** Opens the database in durable mode. */
    public static Database open(ConnectionSettings settings) {
        return open(settings, true);
    }

    /**
     * Opens the database and brings its schema up to date.
     *
     * @param isDurable whether committed transactions survive a power cut; if false, the last ones may be lost in a
     *     power cut, but not in a crash of this process
     */
    public static Database open(ConnectionSettings settings, boolean isDurable) {
        Migrations.run(settings);
        var dialect = Dialect.of(settings);
        return new Database(dialect, dialect.writers(isDurable), dialect.readers());
    }

    /** Whether this is PostgreSQL, for the few statements that differ. */
    public boolean isPostgres() {
        return dialect instanceof PostgresDialect;
    }

    /** All rows of a query, as records. */
    public <T> List<T> read(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        return run(readers, connection -> Statements.query(connection, sql, mapper, arguments));
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> readOne(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        return read(sql, mapper, arguments).stream().findFirst();
    }

    /**
     * Runs the work in one write transaction: everything is committed when this method returns, nothing when it throws.
     *
     * @param work must do nothing but run statements, because it is run again if the transaction fails because of another
     */
    public <T> T write(Function<Transaction, T> work) {
        return run(writers, connection -> {
            // An explicit BEGIN, because with auto-commit off SQLite's driver begins the next transaction at once, and
            // no other process could ever write.
            Statements.update(connection, dialect.begin());
            try {
                var transaction = new Transaction(connection, dialect);
                var result = work.apply(transaction);
                transaction.commit();
                return result;
            } catch (RuntimeException | Error | SQLException e) {
                rollBack(connection, e);
                throw e;
            }
        });
    }

    /** Rolls back; SQLite may have done so itself after some failures, such as a full disk. */
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            Statements.update(connection, "ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Runs one statement in a transaction of its own and returns the number of changed rows. */
    public int update(String sql, @Nullable Object... arguments) {
        return write(transaction -> transaction.update(sql, arguments));
    }

    @Override
    public void close() {
        readers.close();
        dialect.beforeClose(writers);
        writers.close();
        Drivers.deregister();
    }

    /** Runs the work again when it failed because of another transaction. */
    private <T> T run(HikariDataSource pool, Work<T> work) {
        for (int runs = 1; ; runs++) {
            try {
                return with(pool, work);
            } catch (DatabaseException e) {
                if (runs == RUNS_MAX || !(e.getCause() instanceof SQLException cause) || !dialect.isConflict(cause)) {
                    throw e;
                }
                if (dialect.isStale(cause)) {
                    pool.getHikariPoolMXBean().softEvictConnections();
                }
            }
        }
    }

    private static <T> T with(HikariDataSource pool, Work<T> work) {
        try (var connection = pool.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
