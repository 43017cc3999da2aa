package dev.parley.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Creates connection pools for SQLite. */
final class Pools {
    private static final Duration BUSY_MAX = Duration.ofSeconds(10);
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private Pools() {}

    static HikariDataSource writer(String url, boolean isDurable) {
        var pool = config(url, "writer", 1);
        var sqlite = sqlite();
        // FULL: committed transactions survive a power cut, at the cost of one fsync per transaction.
        sqlite.setSynchronous(isDurable ? SynchronousMode.FULL : SynchronousMode.NORMAL);
        // Overwrite deleted rows, so that deleted chats do not remain in free pages of the file.
        sqlite.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "1");
        pool.setDataSourceProperties(sqlite.toProperties());
        return new HikariDataSource(pool);
    }

    static HikariDataSource readers(String url, int size) {
        var pool = config(url, "reader", size);
        pool.setDataSourceProperties(sqlite().toProperties());
        // Make writes fail without opening the file read-only, because a read-only connection cannot read a fresh WAL.
        pool.setConnectionInitSql("PRAGMA query_only = 1");
        return new HikariDataSource(pool);
    }

    private static HikariConfig config(String url, String name, int size) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        // Set explicitly, because after a hot reload DriverManager hides drivers from the new class loader.
        pool.setDriverClassName("org.sqlite.JDBC");
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(WAIT_MAX.toMillis());
        return pool;
    }

    private static SQLiteConfig sqlite() {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setBusyTimeout(Math.toIntExact(BUSY_MAX.toMillis()));
        config.enforceForeignKeys(true);
        return config;
    }
}
