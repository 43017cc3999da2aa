package dev.parley.installation;

import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.db.DatabaseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The table of settings that the admin has changed. A value in the environment takes precedence. Every page needs some, so
 * they are kept in memory; a change by another node is seen after {@link #KEPT_FOR}.
 */
public final class InstallationSettings {
    /** The longest time until a change by another node is seen. */
    static final Duration KEPT_FOR = Duration.ofSeconds(5);

    private record Stored(Map<String, String> values, long readNanos) {}

    private final Database database;
    private final Ticker ticker;
    private final Map<InstallationSetting, String> environment;
    private volatile Stored stored;

    /** @param environment the settings that the operator has set */
    public InstallationSettings(Database database, Ticker ticker, Map<InstallationSetting, String> environment) {
        this.database = database;
        this.ticker = ticker;
        this.environment = Map.copyOf(environment);
        this.stored = read();
    }

    /** The value that is in effect; empty for the default. */
    public Optional<String> value(InstallationSetting setting) {
        return Optional.ofNullable(environment.get(setting))
                .or(() -> Optional.ofNullable(current().get(columnName(setting))));
    }

    /** Whether the operator has set it in the environment, so that the admin cannot change it. */
    public boolean isFromEnvironment(InstallationSetting setting) {
        return environment.containsKey(setting);
    }

    /** Stores a value. It has no effect while the environment has one. */
    public void set(InstallationSetting setting, String value) {
        database.update("""
                INSERT INTO installation_settings (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value""", setting, value);
        stored = read();
    }

    /** Restores the default. */
    public void reset(InstallationSetting setting) {
        database.update("DELETE FROM installation_settings WHERE name = ?", setting);
        stored = read();
    }

    private Map<String, String> current() {
        if (ticker.nanos() - stored.readNanos() >= KEPT_FOR.toNanos()) {
            refresh();
        }
        return stored.values();
    }

    /** Keeps the known values if the database fails, because the error page needs some, too. */
    private void refresh() {
        try {
            stored = read();
        } catch (DatabaseException e) {
            stored = new Stored(stored.values(), ticker.nanos());
        }
    }

    private Stored read() {
        var now = ticker.nanos();
        var values = new HashMap<String, String>();
        database.read(
                        "SELECT name, value FROM installation_settings",
                        row -> Map.entry(row.getString("name"), row.getString("value")))
                .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return new Stored(Map.copyOf(values), now);
    }

    private static String columnName(InstallationSetting setting) {
        return setting.name().toLowerCase(Locale.ROOT);
    }
}
