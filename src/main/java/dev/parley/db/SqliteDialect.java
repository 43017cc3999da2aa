package dev.parley.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * SQLite: one connection for writing, a few for reading.
 *
 * <p>SQLite allows one writer at a time. With a pool of one connection, writers queue fairly in memory instead of polling
 * SQLite's lock, and a transaction needs no other locks; in WAL mode readers never wait for the writer.
 */
final class SqliteDialect implements Dialect {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteDialect.class);
    private static final int READERS = 4;
    private static final Duration BUSY_MAX = Duration.ofSeconds(10);

    private final ConnectionSettings settings;

    SqliteDialect(ConnectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public Connection connect() throws SQLException {
        return new JDBC().connect(settings.url(), new Properties());
    }

    @Override
    public SchemaLock lockSchema() throws IOException {
        return SqliteSchemaLock.take(settings.file(), this);
    }

    @Override
    public HikariDataSource writers(boolean isDurable) {
        var pool = config("writer", 1);
        var sqlite = sqlite();
        // FULL: committed transactions survive a power cut, at the cost of one fsync per transaction.
        sqlite.setSynchronous(isDurable ? SynchronousMode.FULL : SynchronousMode.NORMAL);
        // Overwrite deleted rows, so that deleted chats do not remain in free pages of the file.
        sqlite.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "1");
        pool.setDataSourceProperties(sqlite.toProperties());
        return new HikariDataSource(pool);
    }

    @Override
    public HikariDataSource readers() {
        var pool = config("reader", READERS);
        pool.setDataSourceProperties(sqlite().toProperties());
        // Make writes fail without opening the file read-only, because a read-only connection cannot read a fresh WAL.
        pool.setConnectionInitSql("PRAGMA query_only = 1");
        return new HikariDataSource(pool);
    }

    private HikariConfig config(String name, int size) {
        return Pools.config(settings, "org.sqlite.JDBC", name, size);
    }

    private static SQLiteConfig sqlite() {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setBusyTimeout(Math.toIntExact(BUSY_MAX.toMillis()));
        config.enforceForeignKeys(true);
        return config;
    }

    /** IMMEDIATE, because a transaction that reads and then writes may otherwise fail with SQLITE_BUSY. */
    @Override
    public String begin() {
        return "BEGIN IMMEDIATE";
    }

    @Override
    public boolean isConflict(SQLException failure) {
        return false;
    }

    @Override
    public boolean isStale(SQLException failure) {
        return false;
    }

    @Override
    public void lock(Connection connection, String sql, @Nullable Object... arguments) {
        // There is no other transaction.
    }

    @Override
    public void lockInstallation(Connection connection) {
        // There is no other transaction.
    }

    @Override
    public void lockName(Connection connection, String name) {
        // There is no other transaction.
    }

    /**
     * Brings the write-ahead log into the file, where deleted text would stay readable. SQLite does so when the last
     * connection is closed, but not if it sees another one that is just being closed.
     */
    @Override
    public void beforeClose(HikariDataSource writers) {
        try (var connection = writers.getConnection()) {
            Statements.query(connection, "PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getLong("busy"));
        } catch (SQLException e) {
            LOG.warn("The write-ahead log stays until the next start", e);
        }
    }
}
