package dev.parley.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs statements within one write transaction. */
public final class Transaction {
    private final Connection connection;
    private final Dialect dialect;
    /** Of the last statement that failed. */
    private @Nullable DatabaseException failure;

    Transaction(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * Makes other transactions that lock the same rows wait until this one ends. A transaction that decides by what it has
     * read must lock first, because only SQLite runs one transaction at a time.
     *
     * @param sql finds the rows to be locked
     */
    public void lock(String sql, @Nullable Object... arguments) {
        run(() -> {
            dialect.lock(connection, sql, arguments);
            return true;
        });
    }

    /** The same for decisions that depend on no row in particular. */
    public void lockInstallation() {
        run(() -> {
            dialect.lockInstallation(connection);
            return true;
        });
    }

    /** The same for decisions that depend on what is known by this name, which need not be a row. */
    public void lockName(String name) {
        run(() -> {
            dialect.lockName(connection, name);
            return true;
        });
    }

    public <T> List<T> read(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        return run(() -> Statements.query(connection, sql, mapper, arguments));
    }

    public <T> Optional<T> readOne(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        return read(sql, mapper, arguments).stream().findFirst();
    }

    /** Runs an INSERT, UPDATE or DELETE and returns the number of changed rows. */
    public int update(String sql, @Nullable Object... arguments) {
        return run(() -> Statements.update(connection, sql, arguments));
    }

    /** Runs an {@code INSERT … RETURNING id} and returns the id. */
    public long insert(String sql, @Nullable Object... arguments) {
        return readOne(sql, row -> row.getLong("id"), arguments).orElseThrow();
    }

    /**
     * Commits, unless a statement has failed, even if that failure was ignored. PostgreSQL would roll back then, and report
     * no error.
     */
    void commit() throws SQLException {
        if (failure != null) {
            throw failure;
        }
        Statements.update(connection, "COMMIT");
    }

    private <T> T run(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            failure = new DatabaseException(e);
            throw failure;
        }
    }

    private interface Work<T> {
        T run() throws SQLException;
    }
}
