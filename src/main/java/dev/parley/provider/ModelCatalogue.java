package dev.parley.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.parley.provider.ModelCards.Cards;
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

    /** How long a page waits that can show the list later. A server nearby has answered by then. */
    private static final Duration GLANCE_MAX = Duration.ofMillis(200);

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
     * @param models newest first, those that may not be for chatting last; at most {@link ModelCards#MODELS_MAX}
     * @param fault why the list is empty or may be old; empty if the server has answered, or has not answered yet
     * @param isFetching whether the server has not answered yet: nothing is known, neither models nor a fault, and asking
     *     again in a moment tells
     * @param moreCount how many models the server lists besides these; they can only be typed in
     */
    public record Listing(List<ModelCard> models, Optional<Fault> fault, boolean isFetching, int moreCount) {
        static final Listing FETCHING = new Listing(List.of(), Optional.empty(), true, 0);

        static Listing of(Cards cards) {
            return new Listing(cards.cards(), Optional.empty(), false, cards.moreCount());
        }

        /** No list could be had. */
        public static Listing failed(Fault fault) {
            return new Listing(List.of(), Optional.of(fault), false, 0);
        }

        /** The same list, which may be old. */
        Listing with(Fault newFault) {
            return new Listing(models, Optional.of(newFault), false, moreCount);
        }
    }

    /**
     * The chat models of this provider. Waits for a server at most {@link #WAIT_MAX} from when it was asked; after that, and
     * until it has answered or a minute is over, the list is said to be fetched.
     */
    public Listing models(Provider provider) {
        return models(provider, waitMax);
    }

    /** The same, but waits for a fifth of a second at most. */
    public Listing glance(Provider provider) {
        return models(provider, GLANCE_MAX.compareTo(waitMax) < 0 ? GLANCE_MAX : waitMax);
    }

    private Listing models(Provider provider, Duration timeMax) {
        var shelf = shelves.get(Key.of(provider), key -> new Shelf());
        try {
            var nowNanos = ticker.read();
            var fetch = shelf.refreshed(nowNanos, () -> fetcher.fetch(provider));
            // An old list now is better than a new one in two seconds.
            return shelf.hasModels() ? shelf.known() : await(fetch, timeMax.minus(shelf.fetchingFor(nowNanos)));
        } catch (RejectedExecutionException e) {
            // Many servers hang at once, or Parley is being shut down.
            return shelf.known().with(Fault.SILENT);
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

    private static Listing await(CompletableFuture<Listing> fetch, Duration time) {
        try {
            return fetch.get(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // It goes on in the background; a fetch itself never fails.
        }
        return Listing.FETCHING;
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
