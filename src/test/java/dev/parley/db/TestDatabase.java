package dev.parley.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A database of one test class, as its application and as other programs see it. */
public interface TestDatabase extends AutoCloseable {
    ConnectionSettings settings();

    /** Removes the database. Connections that are still open are closed. */
    @Override
    void close();

    /** Opens a connection like another program. */
    default Connection connect() throws SQLException {
        return Dialect.of(settings()).connect();
    }

    /** Opens the database like the application. */
    default Database open() {
        return Database.open(settings());
    }

    /** Runs statements, separated by semicolons, and returns the number of rows that the last one changed. */
    default int update(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows of a query, each as text. */
    default List<String> rows(String sql) {
        return rows(List.of(sql));
    }

    /** The rows of some queries. */
    default List<String> rows(List<String> queries) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var rows = new ArrayList<String>();
            for (var sql : queries) {
                try (var results = statement.executeQuery(sql)) {
                    int columns = results.getMetaData().getColumnCount();
                    while (results.next()) {
                        var values = new StringJoiner(", ");
                        for (int i = 1; i <= columns; i++) {
                            values.add(String.valueOf(results.getString(i)));
                        }
                        rows.add(values.toString());
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes inserts into a table fail, as on a full disk. */
    void failInserts(String table);

    /** Makes inserts into a table take a while, so that concurrent transactions overlap, where they can. */
    void slowInserts(String table);

    /** All that is stored, as text; with SQLite, also what is no longer used in its files. */
    String content();

    /** The number that a query returns. */
    default long number(String sql) {
        return Long.parseLong(rows(sql).get(0));
    }
}
