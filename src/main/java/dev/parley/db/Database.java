package dev.parley.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The SQLite database: one connection that writes, a few that read.
 *
 * <p>SQLite has one writer at a time. With a pool of one the writers queue here, fairly and in memory, instead of
 * spinning on its lock; in WAL mode readers never wait for the writer.
 */
public final class Database implements AutoCloseable {
    private static final int READERS = 4;

    private final HikariDataSource writer;
    private final HikariDataSource readers;

    private Database(HikariDataSource writer, HikariDataSource readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** Opens the database durably. */
    public static Database open(String url) {
        return open(url, true);
    }

    /**
     * Opens the database and brings its schema up to date.
     *
     * @param isDurable whether a transaction waits until it would survive a power cut; if not, the last ones may be lost
     *     then, but not in a crash of this process
     */
    public static Database open(String url, boolean isDurable) {
        Migrations.run(url);
        return new Database(Pools.writer(url, isDurable), Pools.readers(url, READERS));
    }

    /** All rows that a query gives, as records. */
    public <T> List<T> read(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        return with(readers, connection -> Statements.query(connection, sql, mapper, arguments));
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> readOne(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        return read(sql, mapper, arguments).stream().findFirst();
    }

    /**
     * Runs the work in one write transaction: all of it is stored (and on disk) when this returns, or nothing of it when
     * it throws.
     */
    public <T> T write(Function<Transaction, T> work) {
        return with(writer, connection -> {
            // IMMEDIATE: a transaction that reads and then writes would else fail with SQLITE_BUSY. In our own words,
            // for with
            // auto-commit off the driver begins the next one at once, and no other process could ever write.
            Statements.update(connection, "BEGIN IMMEDIATE");
            try {
                var result = work.apply(new Transaction(connection));
                Statements.update(connection, "COMMIT");
                return result;
            } catch (RuntimeException | Error | SQLException failure) {
                rollBack(connection, failure);
                throw failure;
            }
        });
    }

    /** SQLite has done so itself after some failures, such as a full disk. */
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            Statements.update(connection, "ROLLBACK");
        } catch (SQLException doneAlready) {
            failure.addSuppressed(doneAlready);
        }
    }

    /** One statement in a transaction of its own; gives the number of changed rows. */
    public int update(String sql, @Nullable Object... arguments) {
        return write(transaction -> transaction.update(sql, arguments));
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
        Drivers.deregister();
    }

    private static <T> T with(HikariDataSource pool, Work<T> work) {
        try (var connection = pool.getConnection()) {
            return work.run(connection);
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
