package dev.parley.share.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.concurrent.Ticker;
import dev.parley.web.HttpException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the requests of an address for pages that need no login. It counts in memory, because a row for each request would make
 * readers wait for writers, and tokens are too long to be guessed anyway.
 */
final class PublicLimit {
    /** A page has 50 messages, which may have many images; and several readers may share an address. */
    static final int REQUESTS_MAX = 600;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** The addresses that are remembered. */
    private static final int ADDRESSES_MAX = 10_000;

    private final Cache<String, AtomicInteger> requests;

    PublicLimit(Ticker ticker) {
        requests = Caffeine.newBuilder()
                .maximumSize(ADDRESSES_MAX)
                .expireAfterWrite(WINDOW)
                .ticker(ticker::nanos)
                .build();
    }

    /** @throws HttpException 429 if the address has sent too many requests */
    void count(String address) {
        if (requests.get(address, key -> new AtomicInteger()).incrementAndGet() > REQUESTS_MAX) {
            throw HttpException.tooManyRequests("problem.share.fast", WINDOW);
        }
    }
}
