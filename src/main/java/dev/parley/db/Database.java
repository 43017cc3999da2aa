package dev.parley.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SQLite database: one connection for writing, a few for reading.
 *
 * <p>SQLite allows one writer at a time. With a pool of one connection, writers queue fairly in memory instead of
 * polling SQLite's lock; in WAL mode readers never wait for the writer.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int READERS = 4;

    private final HikariDataSource writer;
    private final HikariDataSource readers;

    private Database(HikariDataSource writer, HikariDataSource readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** Opens the database in durable mode. */
    public static Database open(String url) {
        return open(url, true);
    }

    /**
     * Opens the database and brings its schema up to date.
     *
     * @param isDurable whether committed transactions survive a power cut; if false, the last ones may be lost in a
     *     power cut, but not in a crash of this process
     */
    public static Database open(String url, boolean isDurable) {
        Migrations.run(url);
        return new Database(Pools.writer(url, isDurable), Pools.readers(url, READERS));
    }

    /** All rows of a query, as records. */
    public <T> List<T> read(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        return with(readers, connection -> Statements.query(connection, sql, mapper, arguments));
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> readOne(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        return read(sql, mapper, arguments).stream().findFirst();
    }

    /**
     * Runs the work in one write transaction: everything is committed when this method returns, nothing when it throws.
     */
    public <T> T write(Function<Transaction, T> work) {
        return with(writer, connection -> {
            // IMMEDIATE, because a transaction that reads and then writes may otherwise fail with SQLITE_BUSY. An
            // explicit BEGIN, because with auto-commit off the driver begins the next transaction at once, and no
            // other process could ever write.
            Statements.update(connection, "BEGIN IMMEDIATE");
            try {
                var result = work.apply(new Transaction(connection));
                Statements.update(connection, "COMMIT");
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
        checkpoint();
        writer.close();
        Drivers.deregister();
    }

    /**
     * Brings the write-ahead log into the file, where deleted text would stay readable. SQLite does so when the last
     * connection is closed, but not if it sees another one that is just being closed.
     */
    private void checkpoint() {
        try {
            with(
                    writer,
                    connection -> Statements.query(
                            connection, "PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getLong("busy")));
        } catch (DatabaseException e) {
            LOG.warn("The write-ahead log stays until the next start", e);
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
