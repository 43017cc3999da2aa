package dev.parley.chat.web;

import dev.parley.account.User;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many event streams each user has open. One too many is a 429: for that a browser's own EventSource gives up, and the
 * htmx extension tries again after 0.5 s, 1 s and so on up to 64 s, so that many tabs do not become a storm.
 */
public final class OpenStreams {
    private static final String RETRY_SECONDS = "30";

    private final Map<Long, Integer> counts = new ConcurrentHashMap<>();
    private final int perUserMax;

    public OpenStreams(int perUserMax) {
        this.perUserMax = perUserMax;
    }

    /**
     * Counts a stream of this user, or refuses it.
     *
     * @param response is told then when to come back
     * @return to be run when it is closed; more than once does no harm
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
