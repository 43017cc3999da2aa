package dev.parley.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.db.Database;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The context windows that model servers have told in an error. They are stored, because learning one costs a refused
 * request with a whole long conversation, and all nodes and each restart would have to pay for it.
 */
public final class ContextWindowStore {
    /** After this time the server is tried again, because it may have been started with another size. */
    static final Duration REMEMBERED_MAX = Duration.ofDays(1);

    /** Smaller numbers are mistakes; they would leave out everything. */
    static final long TOKENS_MIN = 256;

    private static final int CACHED_MAX = 10_000;
    /** Another node may learn a window meanwhile. */
    private static final Duration CACHED_TIME_MAX = Duration.ofMinutes(1);

    private record Key(String baseUrl, String model) {}

    private final Database database;
    private final Clock clock;
    private final Cache<Key, Optional<Long>> cache = Caffeine.newBuilder()
            .maximumSize(CACHED_MAX)
            .expireAfterWrite(CACHED_TIME_MAX)
            .build();

    public ContextWindowStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The learnt context window of a model, in tokens. */
    Optional<Long> tokens(URI baseUrl, String model) {
        var key = new Key(baseUrl.toString(), model);
        var cached = Optional.ofNullable(cache.getIfPresent(key));
        return cached.orElseGet(() -> {
            var read = read(key);
            cache.put(key, read);
            return read;
        });
    }

    /** Remembers the context window of a model for a day. */
    void learn(URI baseUrl, String model, long tokens) {
        var key = new Key(baseUrl.toString(), model);
        database.update("""
                INSERT INTO context_windows (base_url, model, tokens, learnt_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (base_url, model) DO UPDATE
                SET tokens = excluded.tokens, learnt_at = excluded.learnt_at""", key.baseUrl(), model, Math.max(TOKENS_MIN, tokens), clock.instant());
        cache.invalidate(key);
    }

    private Optional<Long> read(Key key) {
        return database.readOne(
                "SELECT tokens FROM context_windows WHERE base_url = ? AND model = ? AND learnt_at > ?",
                row -> row.getLong("tokens"),
                key.baseUrl(),
                key.model(),
                clock.instant().minus(REMEMBERED_MAX));
    }
}
