package dev.parley.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The current row of a result set. Read a column that may be NULL with an {@code optional} method. */
public final class Row {
    /** Maps a row to a record. */
    public interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    public long number(String column) throws SQLException {
        return results.getLong(column);
    }

    public boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    public String text(String column) throws SQLException {
        return results.getString(column);
    }

    public Instant instant(String column) throws SQLException {
        return Instant.ofEpochMilli(results.getLong(column));
    }

    public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
    }

    public Optional<byte[]> optionalBytes(String column) throws SQLException {
        return Optional.ofNullable(results.getBytes(column));
    }

    public Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column));
    }

    public Optional<Long> optionalNumber(String column) throws SQLException {
        long value = results.getLong(column);
        return results.wasNull() ? Optional.empty() : Optional.of(value);
    }

    public <E extends Enum<E>> Optional<E> optionalConstant(String column, Class<E> type) throws SQLException {
        return optionalText(column).map(name -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT)));
    }

    static String columnName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
