package dev.parley.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.concurrent.Ticker;
import dev.parley.provider.ModelListParser.Models;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The models that each provider offers. It never fails and never delays a page for long: lists are cached and refreshed
 * in the background, and a server that hangs delays a call by two seconds at most.
 */
public final class ModelCatalogue implements AutoCloseable {
    /** The longest wait for a server whose list is not cached yet, or that failed before. */
    public static final Duration WAIT_MAX = Duration.ofSeconds(2);

    /** The longest wait for a page that can load the list later. Enough for a server nearby. */
    private static final Duration GLANCE_MAX = Duration.ofMillis(200);

    private static final int LISTS_MAX = 1_000;
    private static final Duration LIST_UNUSED_MAX = Duration.ofDays(1);

    private final ModelFetcher fetcher;
    private final Duration waitMax;
    private final Ticker ticker;
    private final Cache<Key, CachedModelList> lists;

    public ModelCatalogue(ModelClient client) {
        this(client, WAIT_MAX, client.ticker());
    }

    /** @param waitMax the longest time for a call */
    ModelCatalogue(ModelClient client, Duration waitMax, Ticker ticker) {
        this.fetcher = new ModelFetcher(client);
        this.waitMax = waitMax;
        this.ticker = ticker;
        lists = Caffeine.newBuilder()
                .maximumSize(LISTS_MAX)
                .expireAfterAccess(LIST_UNUSED_MAX)
                .ticker(ticker::nanos)
                .build();
    }

    /**
     * The models of a provider, as far as known.
     *
     * @param models newest first, but models that may not support chat last; at most {@link ModelListParser#MODELS_MAX}
     * @param error why the list is empty or may be outdated; empty if the server has answered, or has not answered yet
     * @param isFetching whether the server has not answered yet, so there are neither models nor an error; ask again
     *     later
     * @param moreCount the number of further models that the server lists; users can select them only by typing the id
     */
    public record Listing(List<ModelInfo> models, Optional<ModelError> error, boolean isFetching, int moreCount) {
        static final Listing FETCHING = new Listing(List.of(), Optional.empty(), true, 0);

        static Listing of(Models models) {
            return new Listing(models.models(), Optional.empty(), false, models.moreCount());
        }

        /** A listing for a failed fetch. */
        public static Listing failed(ModelError error) {
            return new Listing(List.of(), Optional.of(error), false, 0);
        }

        /** The same list with an error, because it may be outdated. */
        Listing with(ModelError newError) {
            return new Listing(models, Optional.of(newError), false, moreCount);
        }
    }

    /**
     * The chat models of this provider. Waits for at most {@link #WAIT_MAX} from the start of the fetch; after that,
     * and until the server has answered or a minute has passed, the listing says that the list is being fetched.
     */
    public Listing models(Provider provider) {
        return models(provider, waitMax);
    }

    /** The same, but waits for at most a fifth of a second. */
    public Listing glance(Provider provider) {
        return models(provider, GLANCE_MAX.compareTo(waitMax) < 0 ? GLANCE_MAX : waitMax);
    }

    /** The lists of some providers, fetched side by side, so that all together wait no longer than one. */
    public List<Listing> models(List<Provider> providers) {
        return models(providers, waitMax);
    }

    /** The same, but waits for at most a fifth of a second. */
    public List<Listing> glance(List<Provider> providers) {
        return models(providers, GLANCE_MAX.compareTo(waitMax) < 0 ? GLANCE_MAX : waitMax);
    }

    /** The models as far as they are known, without waiting and without a request. */
    public Listing known(Provider provider) {
        return Optional.ofNullable(lists.getIfPresent(Key.of(provider)))
                .map(CachedModelList::known)
                .orElse(Listing.FETCHING);
    }

    private Listing models(Provider provider, Duration timeMax) {
        return models(List.of(provider), timeMax).get(0);
    }

    private List<Listing> models(List<Provider> providers, Duration timeMax) {
        var sinceNanos = ticker.nanos();
        var fetches = providers.stream().map(this::refreshed).toList();
        return fetches.stream()
                .map(fetch -> {
                    var waited = Duration.ofNanos(ticker.nanos() - sinceNanos);
                    return await(fetch.listing(), timeMax.minus(fetch.before()).minus(waited));
                })
                .toList();
    }

    /**
     * A list that is being fetched.
     *
     * @param before how long the fetch was running already
     */
    private record Fetch(CompletableFuture<Listing> listing, Duration before) {}

    private Fetch refreshed(Provider provider) {
        var list = lists.get(Key.of(provider), key -> new CachedModelList());
        try {
            var nowNanos = ticker.nanos();
            var fetch = list.refreshed(nowNanos, () -> fetcher.fetch(provider));
            // An outdated list now is better than a new one in two seconds.
            return list.hasModels()
                    ? new Fetch(CompletableFuture.completedFuture(list.known()), Duration.ZERO)
                    : new Fetch(fetch, list.fetchingFor(nowNanos));
        } catch (RejectedExecutionException e) {
            // Too many servers hang, or Parley is shutting down.
            return new Fetch(
                    CompletableFuture.completedFuture(list.known().with(ModelError.of(ErrorKind.SILENT))),
                    Duration.ZERO);
        }
    }

    /** Drops the cached list, because the key or its permissions have changed. */
    public void forget(Provider provider) {
        lists.invalidate(Key.of(provider));
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
            // The fetch continues in the background; it never fails itself.
        }
        return Listing.FETCHING;
    }

    /** The list may depend on the key and the headers. Only their hash is kept, because the cache lives long. */
    private record Key(URI baseUrl, String headersHash, boolean isOfUser) {
        static Key of(Provider provider) {
            try {
                var sha256 = MessageDigest.getInstance("SHA-256");
                new TreeMap<>(provider.sentHeaders())
                        .forEach((name, value) ->
                                sha256.update((name + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8)));
                return new Key(provider.baseUrl(), HexFormat.of().formatHex(sha256.digest()), provider.isOfUser());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
