package dev.parley.db;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where SQLite and PostgreSQL differ. The statements of the application have one text for both. */
interface Dialect {
    static Dialect of(ConnectionSettings settings) {
        return settings.isPostgres() ? new PostgresDialect(settings) : new SqliteDialect(settings);
    }

    /** Opens a connection outside the pools, to be used for a migration. */
    Connection connect() throws SQLException;

    /** Waits until no other process migrates this database. */
    SchemaLock lockSchema() throws SQLException, IOException;

    HikariDataSource writers(boolean isDurable);

    HikariDataSource readers();

    /** The statement that begins a write transaction. */
    String begin();

    /** Whether a transaction that failed in this way may succeed when it is run again. */
    boolean isConflict(SQLException failure);

    /** Whether a statement failed because its connection has prepared it before the schema changed. */
    boolean isStale(SQLException failure);

    /** Locks the rows that a query finds until the transaction ends. */
    void lock(Connection connection, String sql, @Nullable Object... arguments) throws SQLException;

    /** Locks a row that exists once per database until the transaction ends. */
    void lockInstallation(Connection connection) throws SQLException;

    /** Locks a name until the transaction ends. */
    void lockName(Connection connection, String name) throws SQLException;

    /** Runs before the last pool is closed. */
    void beforeClose(HikariDataSource writers);
}
