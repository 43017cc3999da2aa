package dev.parley.provider;

import dev.parley.provider.ModelCatalogue.Listing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What is known of one provider's models, and the fetch under way. One fetch at a time. */
final class Shelf {
    private static final Duration FRESH_MAX = Duration.ofMinutes(10);
    /** A fault, or a server without models: both are repaired by someone who wants to see it soon. */
    private static final Duration FAULT_FRESH_MAX = Duration.ofSeconds(10);

    private Listing known = Listing.FETCHING;
    private CompletableFuture<Listing> fetch = CompletableFuture.completedFuture(known);
    private long fetchedSinceNanos;
    private long staleAtNanos;
    private boolean fetched;

    synchronized Listing known() {
        return known;
    }

    synchronized boolean hasModels() {
        return !known.models().isEmpty();
    }

    /** The fetch that is under way, or is begun because the list is old; the last one if it is not. */
    CompletableFuture<Listing> refreshed(long nowNanos, Supplier<CompletableFuture<Listing>> begin) {
        synchronized (this) {
            var fresh = fetched && nowNanos - staleAtNanos < 0;
            if (fresh || !fetch.isDone()) {
                return fetch;
            }
            fetch = begin.get().thenApply(found -> keep(found, nowNanos));
            fetchedSinceNanos = nowNanos;
            return fetch;
        }
    }

    /** How long ago the fetch was begun. */
    synchronized Duration fetchingFor(long nowNanos) {
        return Duration.ofNanos(nowNanos - fetchedSinceNanos);
    }

    /** A fault does not make a list forgotten. */
    private synchronized Listing keep(Listing found, long nowNanos) {
        known = found.fault().map(known::with).orElse(found);
        fetched = true;
        var freshMax = known.fault().isPresent() || known.models().isEmpty() ? FAULT_FRESH_MAX : FRESH_MAX;
        staleAtNanos = nowNanos + freshMax.toNanos();
        return known;
    }
}
