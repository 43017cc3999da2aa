package dev.parley.installation;

import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
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
    private volatile Optional<Stored> stored = Optional.empty();

    /** @param environment the settings that the operator has set */
    public InstallationSettings(Database database, Ticker ticker, Map<InstallationSetting, String> environment) {
        this.database = database;
        this.ticker = ticker;
        this.environment = Map.copyOf(environment);
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
        stored = Optional.empty();
    }

    /** Restores the default. */
    public void reset(InstallationSetting setting) {
        database.update("DELETE FROM installation_settings WHERE name = ?", setting);
        stored = Optional.empty();
    }

    private Map<String, String> current() {
        var kept = stored;
        if (kept.isPresent() && ticker.nanos() - kept.get().readNanos() < KEPT_FOR.toNanos()) {
            return kept.get().values();
        }
        var now = ticker.nanos();
        var values = new HashMap<String, String>();
        database.read(
                        "SELECT name, value FROM installation_settings",
                        row -> Map.entry(row.getString("name"), row.getString("value")))
                .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        stored = Optional.of(new Stored(values, now));
        return values;
    }

    private static String columnName(InstallationSetting setting) {
        return setting.name().toLowerCase(Locale.ROOT);
    }
}
