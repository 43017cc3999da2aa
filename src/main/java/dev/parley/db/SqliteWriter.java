package dev.parley.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** A SQLite file that is filled once and then given away, in one transaction; whatever happens before its end, it is useless. */
public final class SqliteWriter implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> inserts = new HashMap<>();

    private SqliteWriter(Connection connection) {
        this.connection = connection;
    }

    /**
     * Creates the tables in an empty file, and leaves it open.
     *
     * @param schema the statements that create them
     */
    public static SqliteWriter create(Path file, List<String> schema) {
        var config = new SQLiteConfig();
        // Nothing is ever rolled back, and no other process opens the file, so there is no second file beside it.
        config.setJournalMode(JournalMode.OFF);
        config.setSynchronous(SynchronousMode.OFF);
        config.setLockingMode(LockingMode.EXCLUSIVE);
        try {
            var created = new SqliteWriter(config.createConnection("jdbc:sqlite:" + file));
            created.connection.setAutoCommit(false);
            for (var statement : schema) {
                Statements.update(created.connection, statement);
            }
            return created;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Adds a row with values for all columns of a table. */
    public void insert(String table, @Nullable Object... values) {
        try {
            var insert = inserts.get(table);
            if (insert == null) {
                insert = connection.prepareStatement(insertInto(table, values.length));
                inserts.put(table, insert);
            }
            Statements.bind(insert, values);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Not a literal as others: it belongs to another schema. */
    private static String insertInto(String table, int columns) {
        return "%s INTO %s VALUES (%s)"
                .formatted("INSERT", table, String.join(", ", Collections.nCopies(columns, "?")));
    }

    /** Completes the file. */
    public void finish() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (var insert : inserts.values()) {
                insert.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
