package dev.parley.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * PostgreSQL: many transactions at once, each of which sees what others have committed (READ COMMITTED). A transaction
 * that decides by what it has read locks a row first; one that fails because of another is run again.
 */
final class PostgresDialect implements Dialect {
    private static final int WRITERS_MAX = 10;
    private static final int READERS_MAX = 10;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
    /** After this, the network is considered broken. Each statement takes much less. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(60);

    private static final String STALE_STATEMENT = "0A000";
    /**
     * Serialization failure, deadlock, a row with the same key or without its parent (which another transaction has just
     * inserted or deleted), and a prepared statement that is older than the schema.
     */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "23505", "23503", STALE_STATEMENT);

    private final ConnectionSettings settings;

    PostgresDialect(ConnectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public Connection connect() throws SQLException {
        var properties = properties();
        settings.user().ifPresent(user -> properties.setProperty("user", user));
        settings.password().ifPresent(password -> properties.setProperty("password", password));
        var connection = new Driver().connect(settings.url(), properties);
        if (connection == null) {
            throw new SQLException("Not the URL of a PostgreSQL database: " + settings);
        }
        return connection;
    }

    @Override
    public SchemaLock lockSchema() throws SQLException {
        return PostgresSchemaLock.take(connect());
    }

    @Override
    public HikariDataSource writers(boolean isDurable) {
        var pool = config("writer", WRITERS_MAX);
        if (!isDurable) {
            pool.setConnectionInitSql("SET synchronous_commit = off");
        }
        return new HikariDataSource(pool);
    }

    @Override
    public HikariDataSource readers() {
        var pool = config("reader", READERS_MAX);
        pool.setConnectionInitSql("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
        return new HikariDataSource(pool);
    }

    private HikariConfig config(String name, int size) {
        var pool = Pools.config(settings, "org.postgresql.Driver", name, size);
        pool.setMinimumIdle(1);
        settings.user().ifPresent(pool::setUsername);
        settings.password().ifPresent(pool::setPassword);
        var properties = properties();
        properties.setProperty("socketTimeout", String.valueOf(SILENCE_MAX.toSeconds()));
        pool.setDataSourceProperties(properties);
        return pool;
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "parley");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_MAX.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        // Errors are logged, and their details would quote what is stored.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    @Override
    public String begin() {
        return "BEGIN ISOLATION LEVEL READ COMMITTED";
    }

    @Override
    public boolean isConflict(SQLException failure) {
        return CONFLICTS.contains(failure.getSQLState());
    }

    @Override
    public boolean isStale(SQLException failure) {
        return STALE_STATEMENT.equals(failure.getSQLState());
    }

    @Override
    public void lock(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        Statements.query(connection, sql + " FOR UPDATE", row -> row, arguments);
    }

    @Override
    public void lockInstallation(Connection connection) throws SQLException {
        lockInstallationRow(connection);
    }

    static void lockInstallationRow(Connection connection) throws SQLException {
        Statements.query(connection, "SELECT id FROM installation FOR UPDATE", row -> row.getLong("id"));
    }

    /** Two names with the same hash wait for each other, which is rare and harmless. */
    @Override
    public void lockName(Connection connection, String name) throws SQLException {
        Statements.query(connection, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", row -> row, name);
    }

    @Override
    public void beforeClose(HikariDataSource writers) {
        // All that is committed is in the database.
    }
}
