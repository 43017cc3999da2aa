package dev.parley.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs statements within one write transaction, isolated from all others. */
public final class Transaction {
    private final Connection connection;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    public <T> List<T> read(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        try {
            return Statements.query(connection, sql, mapper, arguments);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public <T> Optional<T> readOne(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        return read(sql, mapper, arguments).stream().findFirst();
    }

    /** Runs an INSERT, UPDATE or DELETE and returns the number of changed rows. */
    public int update(String sql, @Nullable Object... arguments) {
        try {
            return Statements.update(connection, sql, arguments);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Runs an {@code INSERT … RETURNING id} and returns the id. */
    public long insert(String sql, @Nullable Object... arguments) {
        return readOne(sql, row -> row.getLong("id"), arguments).orElseThrow();
    }
}
