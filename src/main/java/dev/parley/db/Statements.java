package dev.parley.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs prepared statements and closes their resources. */
final class Statements {
    private Statements() {}

    static <T> List<T> query(Connection connection, String sql, Row.Mapper<T> mapper, @Nullable Object... arguments)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (var results = statement.executeQuery()) {
                var row = new Row(results);
                var all = new ArrayList<T>();
                while (results.next()) {
                    all.add(mapper.map(row));
                }
                return all;
            }
        }
    }

    static int update(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, toColumn(arguments[i]));
        }
    }

    /** Instants are stored as milliseconds since 1970, enums by their lower-case name. */
    private static @Nullable Object toColumn(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        if (value instanceof Enum<?> constant) {
            return Row.columnName(constant);
        }
        if (value instanceof String text) {
            return StorableText.of(text);
        }
        return value;
    }
}
