package dev.parley.db;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;

/** What the connection pools of all dialects have in common. */
final class Pools {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private Pools() {}

    static HikariConfig config(ConnectionSettings settings, String driver, String name, int size) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(settings.url());
        // Set explicitly, because after a hot reload DriverManager hides drivers from the new class loader.
        pool.setDriverClassName(driver);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(WAIT_MAX.toMillis());
        return pool;
    }
}
