package dev.parley.generation;

import dev.parley.generation.Journal.Checkpoint;
import dev.parley.markdown.Markdown;
import dev.parley.provider.ChatModel;
import dev.parley.provider.ChatRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All answers that are being written: starts them, finds them, stops them, and sees to it that each is stored. */
public final class Generations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    /** A frame, not a token: models emit up to 100 tokens a second, and eyes read about 20 frames. */
    private static final Duration FRAME = Duration.ofMillis(50);
    /** What a crash may cost. */
    private static final Duration CHECKPOINT = Duration.ofSeconds(1);

    private static final Duration PING = Duration.ofSeconds(15);
    private static final Duration RETRY_STORE = Duration.ofSeconds(1);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN_MAX = Duration.ofSeconds(8);

    private final Journal journal;
    private final Markdown markdown;
    private final Limits limits;
    private final Map<Long, Generation> running = new ConcurrentHashMap<>();
    private final Semaphore slots = new Semaphore(Threads.max());
    private final ExecutorService readers = Threads.executor();
    /** Makes frames. */
    private final ScheduledExecutorService clock = single("parley-clock");
    /** Talks to the disk, so that a slow one never delays a frame; in order, so that an end comes after its checkpoints. */
    private final ScheduledExecutorService keeper = single("parley-keeper");

    public Generations(Journal journal, Markdown markdown, Limits limits) {
        this.journal = journal;
        this.markdown = markdown;
        this.limits = limits;
        every(FRAME, clock, "frame", this::tick);
        every(PING, clock, "ping", () -> running.values()
                .forEach(generation -> generation.broadcast().ping()));
        every(CHECKPOINT, keeper, "checkpoint", this::checkpoint);
    }

    /**
     * Room for one answer, taken before anything is stored, so that nobody is promised an answer that cannot be started.
     * Close it: an unused one becomes free again.
     *
     * @throws BusyException when there is none
     */
    public Slot slot() {
        if (clock.isShutdown() || !slots.tryAcquire()) throw new BusyException();
        return new Slot();
    }

    /** Lets a browser watch an answer; false when it is not being written (any more). */
    public boolean follow(long messageId, Follower follower) {
        var generation = Optional.ofNullable(running.get(messageId));
        generation.ifPresent(found -> found.broadcast().add(follower));
        return generation.isPresent();
    }

    /** Stops an answer. When this returns true, what there is of it is stored; else the disk is still being asked. */
    public boolean stop(long messageId) {
        var generation = running.get(messageId);
        if (generation == null) return true;
        generation.end(Ending.STOPPED);
        return await(generation, STOP_WAIT_MAX.toNanos());
    }

    /** Ends all answers, stores what there is of them and tells their followers. */
    @Override
    public void close() {
        clock.shutdown();
        running.values().forEach(generation -> generation.end(Ending.INTERRUPTED));
        long deadlineNanos = System.nanoTime() + SHUTDOWN_MAX.toNanos();
        running.values().forEach(generation -> await(generation, deadlineNanos - System.nanoTime()));
        keeper.shutdownNow();
        readers.shutdownNow();
    }

    private void run(Generation generation) {
        var outcome = generation.read();
        keeper.execute(() -> store(generation, outcome));
    }

    /** Nothing that was shown is lost: when the disk says no, it is asked again until it says yes. */
    @SuppressWarnings("FutureReturnValueIgnored") // The task logs its own failures.
    private void store(Generation generation, Outcome outcome) {
        try {
            journal.finish(outcome);
        } catch (RuntimeException failure) {
            LOG.error("Answer {} could not be stored and will be again", generation.messageId(), failure);
            keeper.schedule(() -> store(generation, outcome), RETRY_STORE.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        // Only itself: once it is stored, the same answer may have been continued by another generation.
        running.remove(generation.messageId(), generation);
        slots.release();
        generation.markStored();
    }

    private void tick() {
        long nowNanos = System.nanoTime();
        for (var generation : running.values()) {
            generation.checkDeadlines(nowNanos);
            generation.broadcast().frame();
        }
    }

    private void checkpoint() {
        var checkpoints = running.values().stream()
                .map(Generation::checkpoint)
                .flatMap(Optional::stream)
                .toList();
        if (!checkpoints.isEmpty()) journal.checkpoint(checkpoints);
    }

    private static boolean await(Generation generation, long nanos) {
        try {
            boolean isStored = generation.stored().await(nanos, TimeUnit.NANOSECONDS);
            if (!isStored) LOG.warn("Answer {} is not stored yet", generation.messageId());
            return isStored;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A task that fails once is tried again at its next turn, not dropped for ever. */
    @SuppressWarnings("FutureReturnValueIgnored") // It never completes, and logs its own failures.
    private static void every(Duration period, ScheduledExecutorService executor, String name, Runnable task) {
        Runnable guarded = () -> {
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                LOG.error("The {} of the running answers failed", name, failure);
            }
        };
        executor.scheduleWithFixedDelay(guarded, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledExecutorService single(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Room for one answer. */
    public final class Slot implements AutoCloseable {
        private boolean isUsed;

        private Slot() {}

        /**
         * Starts the answer to a stored question, in a thread of its own.
         *
         * @param from as far as it is written already: mostly not at all
         */
        public void start(Checkpoint from, ChatModel model, ChatRequest request) {
            var generation = new Generation(from, model.stream(request), markdown, limits);
            isUsed = true;
            running.put(from.messageId(), generation);
            readers.execute(() -> run(generation));
        }

        @Override
        public void close() {
            if (!isUsed) slots.release();
        }
    }
}
