package dev.parley.provider;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks once more, and only once, when a model turns a question away for a reason that passes by itself: 500, 502, 503, 529,
 * a 429 that says for how long, and a connection that is refused. It waits as long as {@code Retry-After} says, else a second.
 *
 * <p>All else is told at once. The other statuses (401, 403, 404, 400, a redirect) are the same a second later. A server
 * that wants to be left alone for longer than 20 seconds is not waited for, as nobody sits in front of a silent page for
 * that long. And nothing is asked twice that may have been computed and paid: a reset or a silence after the question was
 * sent, a 504, and whatever goes wrong once the server has said 200, be it before the first delta.
 */
public final class RetryingModel implements ChatModel {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(20);

    /** Waits between the two questions. */
    interface Pause {
        /** True as soon as the answer is closed, false when the time is over before. */
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
        return failure.isPassing() && pauseAfter(failure).compareTo(PAUSE_MAX) <= 0;
    }

    static Duration pauseAfter(ModelException failure) {
        return failure.retryAfter().orElse(PAUSE);
    }
}
