package dev.parley.chat.web;

import dev.parley.account.User;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limits the open event streams of each user. Above the limit the response is a 429: the browser's EventSource then does
 * not reconnect, and the htmx extension retries after 0.5 s, 1 s and so on up to 64 s, so many open tabs cause little load.
 */
public final class OpenStreams {
    private static final String RETRY_SECONDS = "30";

    private final Map<Long, Integer> counts = new ConcurrentHashMap<>();
    private final int perUserMax;

    public OpenStreams(int perUserMax) {
        this.perUserMax = perUserMax;
    }

    /**
     * Counts a new stream of this user.
     *
     * @param response gets {@code Retry-After} when the limit is reached
     * @return must run when the stream is closed; idempotent
     * @throws HttpException 429 when the user has too many open streams
     */
    Runnable opened(User user, HttpServletResponse response) {
        counts.merge(user.id(), 1, (open, one) -> {
            if (open < perUserMax) {
                return open + one;
            }
            response.setHeader("Retry-After", RETRY_SECONDS);
            throw new HttpException(429, "problem.streams");
        });
        var isOpen = new AtomicBoolean(true);
        return () -> {
            if (isOpen.getAndSet(false)) {
                counts.computeIfPresent(user.id(), (id, open) -> open > 1 ? open - 1 : null);
            }
        };
    }
}
