package dev.parley.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which models a provider offers. It never fails and never keeps a page waiting for long: lists are kept, refreshed in the
 * background, and a server that hangs costs a call two seconds and no more.
 */
public final class ModelCatalogue implements AutoCloseable {
    /** How long a call waits for a server that is asked for the first time, or that failed before. */
    public static final Duration WAIT_MAX = Duration.ofSeconds(2);

    private static final int LISTS_MAX = 1_000;
    private static final Duration LIST_UNUSED_MAX = Duration.ofDays(1);

    private final ModelFetcher fetcher;
    private final Duration waitMax;
    private final Ticker ticker;
    private final Cache<Key, Shelf> shelves = Caffeine.newBuilder()
            .maximumSize(LISTS_MAX)
            .expireAfterAccess(LIST_UNUSED_MAX)
            .build();

    public ModelCatalogue(ModelClient client) {
        this(client, WAIT_MAX, Ticker.systemTicker());
    }

    /** @param waitMax how long a call may take */
    ModelCatalogue(ModelClient client, Duration waitMax, Ticker ticker) {
        this.fetcher = new ModelFetcher(client);
        this.waitMax = waitMax;
        this.ticker = ticker;
    }

    /**
     * What a provider offers, as far as is known.
     *
     * @param fault why the list is empty or may be old; empty if the server has answered
     */
    public record Listing(List<ModelCard> models, Optional<Fault> fault) {}

    /** The chat models of this provider, newest first. Takes at most {@link #WAIT_MAX}. */
    public Listing models(Provider provider) {
        var shelf = shelves.get(Key.of(provider), key -> new Shelf());
        try {
            var fetch = shelf.refreshed(ticker.read(), () -> fetcher.fetch(provider));
            // An old list now is better than a new one in two seconds.
            return shelf.hasModels() ? shelf.known() : await(fetch);
        } catch (RejectedExecutionException e) {
            // Many servers hang at once, or Parley is being shut down.
            return new Listing(shelf.known().models(), Optional.of(Fault.SILENT));
        }
    }

    /** Asks anew next time: the key has changed, or what it may do. */
    public void forget(Provider provider) {
        shelves.invalidate(Key.of(provider));
    }

    @Override
    public void close() {
        fetcher.close();
    }

    private Listing await(CompletableFuture<Listing> fetch) {
        try {
            return fetch.get(waitMax.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // It goes on in the background; a fetch itself never fails.
        }
        return new Listing(List.of(), Optional.of(Fault.SILENT));
    }

    /** A key sees the models of its own account. Only its hash is kept, for this lives long. */
    private record Key(URI baseUrl, String keyHash) {
        static Key of(Provider provider) {
            try {
                var sha256 = MessageDigest.getInstance("SHA-256");
                var hash = sha256.digest(provider.apiKey().orElse("").getBytes(StandardCharsets.UTF_8));
                return new Key(provider.baseUrl(), HexFormat.of().formatHex(hash));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
