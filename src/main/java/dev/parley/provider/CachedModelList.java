package dev.parley.provider;

import dev.parley.provider.ModelCatalogue.Listing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The cached models of one provider, and the running fetch. Only one fetch runs at a time. */
final class CachedModelList {
    private static final Duration FRESH_MAX = Duration.ofMinutes(10);
    /** After an error or an empty list, a new fetch is allowed soon, because someone is probably fixing the problem. */
    private static final Duration ERROR_FRESH_MAX = Duration.ofSeconds(10);

    private Listing known = Listing.FETCHING;
    private CompletableFuture<Listing> fetch = CompletableFuture.completedFuture(known);
    private long fetchedSinceNanos;
    private long staleAtNanos;
    private boolean isFetched;

    synchronized Listing known() {
        return known;
    }

    synchronized boolean hasModels() {
        return !known.models().isEmpty();
    }

    /** The running fetch; a new one if the list is outdated, otherwise the last one. */
    CompletableFuture<Listing> refreshed(long nowNanos, Supplier<CompletableFuture<Listing>> begin) {
        synchronized (this) {
            boolean isFresh = isFetched && nowNanos - staleAtNanos < 0;
            if (isFresh || !fetch.isDone()) {
                return fetch;
            }
            fetch = begin.get().thenApply(found -> keep(found, nowNanos));
            fetchedSinceNanos = nowNanos;
            return fetch;
        }
    }

    /** The time since the fetch started. */
    synchronized Duration fetchingFor(long nowNanos) {
        return Duration.ofNanos(nowNanos - fetchedSinceNanos);
    }

    /** Stores the result. After an error, the old list is kept. */
    private synchronized Listing keep(Listing found, long nowNanos) {
        known = found.error().map(known::with).orElse(found);
        isFetched = true;
        var freshMax = known.error().isPresent() || known.models().isEmpty() ? ERROR_FRESH_MAX : FRESH_MAX;
        staleAtNanos = nowNanos + freshMax.toNanos();
        return known;
    }
}
