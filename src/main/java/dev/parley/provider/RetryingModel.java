package dev.parley.provider;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Retries a request once when the failure is transient: 500, 502, 503, 529, a 429 with {@code Retry-After}, or a
 * refused connection. It waits for the time in {@code Retry-After}, or for one second.
 *
 * <p>All other failures are reported at once. Other statuses (401, 403, 404, 400, a redirect) would be the same a
 * second later. If {@code Retry-After} is longer than 20 seconds, there is no retry, because users do not wait that
 * long. And a request that the server may have computed and charged for is not repeated: a reset or a timeout after the
 * request was sent, a 504, and any failure after a status of 200, even before the first delta.
 */
public final class RetryingModel implements ChatModel {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(20);

    /** Waits between the two requests. */
    interface Pause {
        /** True as soon as the answer is closed; false when the time is over first. */
        boolean isClosedWithin(Duration time, CountDownLatch closed) throws InterruptedException;
    }

    private final ChatModel model;
    private final Pause pause;

    public RetryingModel(ChatModel model) {
        this(model, (time, closed) -> closed.await(time.toNanos(), TimeUnit.NANOSECONDS));
    }

    RetryingModel(ChatModel model, Pause pause) {
        this.model = model;
        this.pause = pause;
    }

    @Override
    public ModelStream stream(ChatRequest request) {
        return new RetryingStream(() -> model.stream(request), pause);
    }

    static boolean isWorthAskingAgain(ModelException failure) {
        return failure.isRetryFree() && pauseAfter(failure).compareTo(PAUSE_MAX) <= 0;
    }

    static Duration pauseAfter(ModelException failure) {
        return failure.error().retryAfter().orElse(PAUSE);
    }
}
