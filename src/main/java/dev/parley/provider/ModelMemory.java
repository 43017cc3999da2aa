package dev.parley.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.concurrent.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What requests and checks have learnt about model servers. It is kept in memory, because the threads that read answers may be
 * virtual and must not read a database; a listener may store it.
 */
public final class ModelMemory {
    private static final int REMEMBERED_COUNT_MAX = 10_000;

    /**
     * Whether a trait holds.
     *
     * @param model empty for the whole server
     */
    public record Learnt(String baseUrl, String model, Trait trait, boolean holds) {}

    /** Is told what has been learnt. It must not block. */
    public interface Listener {
        /** Called only if it was not known. */
        void learnt(Learnt learnt);
    }

    private record Key(String baseUrl, String model, Trait trait) {}

    private record Known(boolean holds, long untilNanos) {}

    private final Ticker ticker;
    private final Cache<Key, Known> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED_COUNT_MAX).build();
    private volatile Listener listener = learnt -> {};

    public ModelMemory(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Tells this listener from now on. */
    public void tell(Listener newListener) {
        listener = newListener;
    }

    /** Whether a trait of a model holds; empty if unknown. */
    public Optional<Boolean> recall(URI baseUrl, String model, Trait trait) {
        return Optional.ofNullable(known.getIfPresent(key(baseUrl.toString(), model, trait)))
                .filter(one -> ticker.nanos() - one.untilNanos() < 0)
                .map(Known::holds);
    }

    /** Remembers a trait, for as long as such a trait is remembered. */
    public void learn(URI baseUrl, String model, Trait trait, boolean holds) {
        boolean isKnown =
                recall(baseUrl, model, trait).filter(before -> before == holds).isPresent();
        var key = key(baseUrl.toString(), model, trait);
        var learnt = new Learnt(key.baseUrl(), key.model(), trait, holds);
        remember(learnt, trait.rememberedMax());
        if (!isKnown) {
            listener.learnt(learnt);
        }
    }

    /** Remembers what was stored before, for this time. The listener is not told. */
    public void remember(Learnt learnt, Duration time) {
        known.put(
                key(learnt.baseUrl(), learnt.model(), learnt.trait()),
                new Known(learnt.holds(), ticker.nanos() + time.toNanos()));
    }

    private static Key key(String baseUrl, String model, Trait trait) {
        return new Key(baseUrl, trait == Trait.USAGE ? "" : model, trait);
    }
}
