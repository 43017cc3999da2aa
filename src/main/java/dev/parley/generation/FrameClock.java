package dev.parley.generation;

import dev.parley.concurrent.DaemonThreads;
import dev.parley.concurrent.Scheduler;
import dev.parley.concurrent.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the frames of all running answers and checks their deadlines, with one thread for each processor. If a round takes
 * longer than the time for a frame, frames become less frequent, so that time is left for the threads that read answers.
 */
final class FrameClock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameClock.class);

    /** A frame, not a token: models emit up to 100 tokens a second, and eyes read about 20 frames. */
    private static final Duration FRAME = Duration.ofMillis(50);

    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    /** With fewer answers, another thread costs more than it saves. */
    private static final int ANSWERS_A_THREAD_MIN = 8;

    private final Supplier<Collection<Generation>> running;
    private final Ticker ticker;
    private final Scheduler clock = new Scheduler("parley-clock");
    private final ExecutorService helpers = DaemonThreads.perProcessor("parley-frame");

    FrameClock(Supplier<Collection<Generation>> running, Ticker ticker) {
        this.running = running;
        this.ticker = ticker;
        next(FRAME.toNanos());
    }

    /** Renders a frame of this answer now, or with the next tick if all threads are busy. */
    void soon(Generation generation) {
        try {
            helpers.execute(() -> frame(generation));
        } catch (RejectedExecutionException e) {
            // The followers receive the end instead.
            LOG.debug("No frame, because the server is shutting down");
        }
    }

    boolean isClosed() {
        return clock.isClosed();
    }

    @Override
    public void close() {
        clock.close();
        helpers.shutdown();
    }

    private void next(long delayNanos) {
        clock.after(Duration.ofNanos(delayNanos), this::tick);
    }

    private void tick() {
        long startNanos = ticker.nanos();
        try {
            frame(List.copyOf(running.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (!isClosed()) {
                LOG.error("A round of frames failed", e);
            }
        } finally {
            long tookNanos = ticker.nanos() - startNanos;
            next(Math.max(FRAME.toNanos() - tookNanos, tookNanos / 2));
        }
    }

    private void frame(List<Generation> generations) throws InterruptedException {
        int threads = Math.min(THREADS, 1 + generations.size() / ANSWERS_A_THREAD_MIN);
        var turn = new AtomicInteger();
        if (threads == 1) {
            frame(generations, turn);
        } else {
            helpers.invokeAll(Collections.nCopies(threads, Executors.callable(() -> frame(generations, turn))));
        }
    }

    /** Makes frames until no answer of this round is left. */
    private void frame(List<Generation> generations, AtomicInteger turn) {
        for (int i = turn.getAndIncrement(); i < generations.size(); i = turn.getAndIncrement()) {
            frame(generations.get(i));
        }
    }

    /** A failure does not affect other answers; the next frame is a new try. */
    private void frame(Generation generation) {
        try {
            generation.checkDeadlines(ticker.nanos());
            generation.broadcast().frame();
        } catch (RuntimeException | Error e) {
            LOG.error("A frame of answer {} failed", generation.messageId(), e);
        }
    }
}
