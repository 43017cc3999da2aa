package dev.parley.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The current row of a result set. Read a column that may be NULL with a {@code find} method. */
public final class Row {
    /** Maps a row to a record. */
    public interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    public long getLong(String column) throws SQLException {
        return results.getLong(column);
    }

    public boolean getBoolean(String column) throws SQLException {
        return results.getBoolean(column);
    }

    public String getString(String column) throws SQLException {
        return results.getString(column);
    }

    public Instant getInstant(String column) throws SQLException {
        return Instant.ofEpochMilli(results.getLong(column));
    }

    public <E extends Enum<E>> E getEnum(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, getString(column).toUpperCase(Locale.ROOT));
    }

    public Optional<byte[]> findBytes(String column) throws SQLException {
        return Optional.ofNullable(results.getBytes(column));
    }

    public Optional<String> findString(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column));
    }

    public Optional<Long> findLong(String column) throws SQLException {
        long value = results.getLong(column);
        return results.wasNull() ? Optional.empty() : Optional.of(value);
    }

    public Optional<Double> findDouble(String column) throws SQLException {
        double value = results.getDouble(column);
        return results.wasNull() ? Optional.empty() : Optional.of(value);
    }

    static String columnName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
