package dev.parley.generation;

import dev.parley.generation.Journal.Checkpoint;
import dev.parley.generation.Keeper.Unkept;
import dev.parley.markdown.Markdown;
import dev.parley.provider.ChatModel;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.Fault;
import dev.parley.provider.ModelException;
import dev.parley.provider.ModelStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All answers that are being written: starts them, finds them, stops them, and sees to it that each is stored. */
public final class Generations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private static final Duration PING = Duration.ofSeconds(15);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN_MAX = Duration.ofSeconds(8);

    private final Journal journal;
    private final Markdown markdown;
    private final Limits limits;
    private final Map<Long, Generation> running = new ConcurrentHashMap<>();
    private final Semaphore slots;
    /** The read lock is held together with a slot. */
    private final ReadWriteLock starting = new ReentrantReadWriteLock();

    private final ExecutorService readers;
    private final FrameClock frames = new FrameClock(running::values);
    private final ScheduledExecutorService pings = Periodic.single("parley-ping");
    /** Shows what is stored to those who watched, which takes a look into the database; neither frames nor the disk wait. */
    private final ExecutorService tellers = Threads.few("parley-teller");

    private final Keeper keeper;

    public Generations(Journal journal, Markdown markdown, Limits limits) {
        this(journal, markdown, limits, PING);
    }

    /** @param ping how often followers are written to, so that dead ones are noticed */
    Generations(Journal journal, Markdown markdown, Limits limits, Duration ping) {
        this.journal = journal;
        this.markdown = markdown;
        this.limits = limits;
        this.slots = new Semaphore(limits.answersAtOnce());
        this.readers = Threads.executor(limits.answersAtOnce());
        this.keeper = new Keeper(journal, this::unkept);
        Periodic.every(ping, pings, "ping", () -> running.values()
                .forEach(generation -> generation.broadcast().ping()));
    }

    /**
     * Room for one answer, taken before anything is stored, so that nobody is promised an answer that cannot be started.
     * Close it: an unused one becomes free again.
     *
     * @throws BusyException when there is none
     */
    public Slot slot() {
        if (frames.isClosed() || !slots.tryAcquire()) throw new BusyException();
        starting.readLock().lock();
        return new Slot();
    }

    /** Lets a browser watch an answer; false when it is not being written (any more). */
    public boolean follow(long messageId, Follower follower) {
        var generation = Optional.ofNullable(running.get(messageId));
        generation.ifPresent(found -> found.broadcast().add(follower));
        return generation.isPresent();
    }

    /**
     * Runs {@code settling} if the answer has no generation, and returns whether it did. An answer is stored a moment before
     * its generation starts, so this waits for answers that are being started, and none can start meanwhile. Must not be
     * called by a thread that holds a slot.
     */
    public boolean ifAbandoned(long messageId, Runnable settling) {
        if (running.containsKey(messageId)) return false;
        starting.writeLock().lock();
        try {
            if (running.containsKey(messageId)) return false;
            settling.run();
            return true;
        } finally {
            starting.writeLock().unlock();
        }
    }

    /** Stops an answer. When this returns true, what there is of it is stored; else the disk is still being asked. */
    public boolean stop(long messageId) {
        var generation = running.get(messageId);
        if (generation == null) return true;
        generation.end(Ending.STOPPED);
        return await(generation, generation.stored(), STOP_WAIT_MAX.toNanos());
    }

    /** Ends all answers, stores what there is of them and tells their followers. Once more changes nothing. */
    @Override
    public synchronized void close() {
        if (frames.isClosed()) return;
        frames.close();
        pings.shutdown();
        // All at once first: should the disk be too slow for each of many, none loses a word.
        keeper.checkpointSoon();
        running.values().forEach(generation -> generation.end(Ending.INTERRUPTED));
        long deadlineNanos = System.nanoTime() + SHUTDOWN_MAX.toNanos();
        running.values().forEach(generation -> await(generation, generation.told(), deadlineNanos - System.nanoTime()));
        keeper.close();
        tellers.shutdown();
        readers.shutdownNow();
    }

    private void store(Generation generation, Outcome outcome) {
        keeper.store(outcome, () -> {
            slots.release();
            // A stop waits until the answer is stored, not until it is rendered for its followers.
            generation.markStored();
            tellLater(generation);
        });
    }

    private void tellLater(Generation generation) {
        try {
            tellers.execute(() -> tell(generation));
        } catch (RuntimeException | Error noThread) {
            LOG.error("The followers of answer {} are not told its end", generation.messageId(), noThread);
            running.remove(generation.messageId(), generation);
        }
    }

    private void tell(Generation generation) {
        // Only itself: the same answer may already be continued by another generation.
        running.remove(generation.messageId(), generation);
        generation.tell();
        // A shutdown waits for followers only.
        if (frames.isClosed()) return;
        try {
            journal.told(generation.messageId());
        } catch (RuntimeException | Error failure) {
            LOG.warn("Answer {} is stored; what follows its end failed", generation.messageId(), failure);
        }
    }

    private List<Unkept> unkept() {
        return running.values().stream()
                .map(Generation::unkept)
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean await(Generation generation, CountDownLatch latch, long nanos) {
        try {
            boolean isStored = latch.await(nanos, TimeUnit.NANOSECONDS);
            if (!isStored) LOG.warn("Answer {} is not stored yet", generation.messageId());
            return isStored;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Room for one answer. */
    public final class Slot implements AutoCloseable {
        private boolean isUsed;

        private Slot() {}

        /**
         * Starts the answer to a stored question, in a thread of its own. It never throws: an answer that cannot be started
         * is stored as failed.
         *
         * @param from as far as it is written already: mostly not at all
         */
        public void start(Checkpoint from, ChatModel model, ChatRequest request) {
            launch(new Generation(from, open(model, request), markdown, limits, frames::soon));
        }

        /** Stores an answer as failed, because of this. */
        public void fail(Checkpoint from, Throwable cause) {
            launch(new Generation(from, FailedStream.of(cause), markdown, limits, frames::soon));
        }

        private void launch(Generation generation) {
            isUsed = true;
            running.put(generation.messageId(), generation);
            try {
                readers.execute(() -> store(generation, generation.read()));
            } catch (RuntimeException | Error noThread) {
                LOG.error("Answer {} has no thread", generation.messageId(), noThread);
                generation.end(Ending.of(new ModelException(Fault.INTERNAL, "")));
                store(generation, generation.outcome());
            }
        }

        private ModelStream open(ChatModel model, ChatRequest request) {
            try {
                return model.stream(request);
            } catch (RuntimeException | Error failure) {
                return FailedStream.of(failure);
            }
        }

        /** In the thread that took it. */
        @Override
        public void close() {
            starting.readLock().unlock();
            if (!isUsed) slots.release();
        }
    }
}
