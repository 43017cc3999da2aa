package dev.parley.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Locks the only row of the table {@code installation}, which holds the mark, too. Liquibase uses another connection, so
 * the changelog must not touch this table.
 */
final class PostgresSchemaLock implements SchemaLock {
    /** The errors when two processes create the same table at once, even with IF NOT EXISTS. */
    private static final Set<String> CREATED_BY_ANOTHER = Set.of("23505", "42P07", "42710");

    private final Connection connection;

    private PostgresSchemaLock(Connection connection) {
        this.connection = connection;
    }

    /** Takes the connection over. */
    static PostgresSchemaLock take(Connection connection) throws SQLException {
        try {
            createTable(connection);
            Statements.update(connection, "INSERT INTO installation (id) VALUES (1) ON CONFLICT DO NOTHING");
            // The connection is idle while Liquibase runs.
            Statements.update(connection, "SET idle_in_transaction_session_timeout = 0");
            Statements.update(connection, "BEGIN");
            PostgresDialect.lockInstallationRow(connection);
            return new PostgresSchemaLock(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void createTable(Connection connection) throws SQLException {
        try {
            Statements.update(connection, """
                    CREATE TABLE IF NOT EXISTS installation (
                      id          INTEGER PRIMARY KEY CHECK (id = 1),
                      fingerprint INTEGER NOT NULL DEFAULT 0
                    )""");
        } catch (SQLException e) {
            if (!CREATED_BY_ANOTHER.contains(e.getSQLState())) {
                throw e;
            }
        }
    }

    @Override
    public boolean isMarked(SchemaFingerprint fingerprint) throws SQLException {
        var marks =
                Statements.query(connection, "SELECT fingerprint FROM installation", row -> row.getLong("fingerprint"));
        return marks.contains((long) fingerprint.checksum());
    }

    @Override
    public void mark(SchemaFingerprint fingerprint) throws SQLException {
        Statements.update(connection, "UPDATE installation SET fingerprint = ?", fingerprint.checksum());
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            Statements.update(connection, "COMMIT");
        }
    }
}
