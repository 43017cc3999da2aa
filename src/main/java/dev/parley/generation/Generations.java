package dev.parley.generation;

import dev.parley.concurrent.DaemonThreads;
import dev.parley.concurrent.Scheduler;
import dev.parley.concurrent.Ticker;
import dev.parley.generation.Journal.Checkpoint;
import dev.parley.generation.JournalWriter.PendingCheckpoint;
import dev.parley.markdown.Markdown;
import dev.parley.provider.ChatModel;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.ModelStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, finds, stops and ends the answers that are being written, and ensures that each is stored. */
public final class Generations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private static final Duration PING = Duration.ofSeconds(15);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN_MAX = Duration.ofSeconds(8);

    private final Journal journal;
    private final Markdown markdown;
    private final Limits limits;
    private final Ticker ticker;
    private final Map<Long, Generation> running = new ConcurrentHashMap<>();
    /**
     * One for each thread that reads an answer, not for each answer. The threads are scarce: a platform thread occupies
     * about 100 KB. A stopped answer is stored at once, and its chat is free for the next one, but its thread may hang for
     * a while, such as in a name lookup. Threads that hang count, so their number has the same limit.
     */
    private final Semaphore permits;
    /** The read lock is held together with a permit. */
    private final ReadWriteLock starting = new ReentrantReadWriteLock();

    private final ExecutorService readers;
    private final FrameClock frames;
    private final Scheduler pings = new Scheduler("parley-ping");
    /** Sends stored answers to followers. These threads read the database, so that neither frames nor the journal wait. */
    private final ExecutorService notifiers = DaemonThreads.perProcessor("parley-notify");

    private final JournalWriter journalWriter;
    private final Generation.Listener listener = new GenerationListener();

    public Generations(Journal journal, Markdown markdown, Limits limits, Ticker ticker) {
        this(journal, markdown, limits, ticker, PING);
    }

    /** @param ping the interval of pings to followers, which detect broken connections */
    Generations(Journal journal, Markdown markdown, Limits limits, Ticker ticker, Duration ping) {
        this.journal = journal;
        this.markdown = markdown;
        this.limits = limits;
        this.ticker = ticker;
        this.frames = new FrameClock(running::values, ticker);
        this.permits = new Semaphore(limits.answersAtOnce());
        this.readers = DaemonThreads.perTask("parley-answer");
        this.journalWriter = new JournalWriter(journal, this::pendingCheckpoints);
        pings.every(ping, () -> running.values()
                .forEach(generation -> generation.broadcast().ping()));
    }

    /**
     * Takes the permit for one answer, before the question is stored, so that every stored question is answered. The
     * caller must close it; an unused permit is then free again.
     *
     * @throws BusyException if there is none
     */
    public Generations.Permit permit() {
        if (frames.isClosed() || !permits.tryAcquire()) {
            throw new BusyException();
        }
        starting.readLock().lock();
        return new Generations.Permit();
    }

    /** Adds a follower to an answer. Returns false if the answer is not being written. */
    public boolean follow(long messageId, Follower follower) {
        var generation = Optional.ofNullable(running.get(messageId));
        generation.ifPresent(found -> found.broadcast().add(follower));
        return generation.isPresent();
    }

    /**
     * Runs a task if the answer has no generation, and returns whether it did. An answer is stored before its generation
     * starts, so this waits for answers that are being started, and none can start during the task. Must not be called by
     * a thread that holds a permit.
     */
    public boolean ifAbandoned(long messageId, Runnable settling) {
        if (running.containsKey(messageId)) {
            return false;
        }
        starting.writeLock().lock();
        try {
            if (running.containsKey(messageId)) {
                return false;
            }
            settling.run();
            return true;
        } finally {
            starting.writeLock().unlock();
        }
    }

    /** Stops an answer. Returns true when its text is stored, and false if storing it takes too long. */
    public boolean stop(long messageId) {
        var generation = running.get(messageId);
        if (generation == null) {
            return true;
        }
        generation.end(EndReason.STOPPED);
        return await(generation, generation.stored(), STOP_WAIT_MAX.toNanos());
    }

    /** Ends all answers, stores them and notifies their followers. Idempotent. */
    @Override
    public synchronized void close() {
        if (frames.isClosed()) {
            return;
        }
        frames.close();
        pings.close();
        // First all texts in one transaction, in case the disk is too slow for one transaction each.
        journalWriter.checkpointSoon();
        running.values().forEach(generation -> generation.end(EndReason.INTERRUPTED));
        long deadlineNanos = ticker.nanos() + SHUTDOWN_MAX.toNanos();
        running.values()
                .forEach(generation ->
                        await(generation, generation.followersNotified(), deadlineNanos - ticker.nanos()));
        journalWriter.close();
        notifiers.shutdown();
        readers.shutdownNow();
    }

    /** Renders the first frame in another thread, so that neither reading nor storing waits for it. */
    private final class GenerationListener implements Generation.Listener {
        @Override
        public void begun(Generation generation) {
            frames.soon(generation);
        }

        @Override
        public void ended(Generation generation, GenerationResult result) {
            journalWriter.store(result, () -> {
                // A stop waits until the answer is stored, not until it is rendered for its followers.
                generation.markStored();
                notifyFollowersLater(generation);
            });
        }
    }

    private void notifyFollowersLater(Generation generation) {
        try {
            notifiers.execute(() -> notifyFollowers(generation));
        } catch (RuntimeException | Error e) {
            LOG.error("The followers of answer {} are not notified of its end", generation.messageId(), e);
            running.remove(generation.messageId(), generation);
        }
    }

    private void notifyFollowers(Generation generation) {
        // Remove only this generation, because another one may continue the same answer already.
        running.remove(generation.messageId(), generation);
        generation.notifyFollowers();
        // A shutdown does not wait for the rest.
        if (frames.isClosed()) {
            return;
        }
        try {
            journal.followersNotified(generation.messageId());
        } catch (RuntimeException | Error e) {
            LOG.warn("Answer {} is stored, but the work after its end failed", generation.messageId(), e);
        }
    }

    private List<PendingCheckpoint> pendingCheckpoints() {
        return running.values().stream()
                .map(Generation::pendingCheckpoint)
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean await(Generation generation, CountDownLatch latch, long nanos) {
        try {
            boolean isStored = latch.await(nanos, TimeUnit.NANOSECONDS);
            if (!isStored) {
                LOG.warn("Answer {} is not stored yet", generation.messageId());
            }
            return isStored;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The permit to write one answer. */
    public final class Permit implements AutoCloseable {
        private boolean isUsed;

        private Permit() {}

        /**
         * Starts the answer to a stored question, in a thread of its own. Never throws: an answer that cannot be started is
         * stored as failed.
         *
         * @param from the text that is stored already; empty for a new answer
         */
        public void start(Checkpoint from, ChatModel model, ChatRequest request) {
            launch(generation(from, open(model, request)));
        }

        /** Stores an answer as failed for this reason. */
        public void fail(Checkpoint from, Throwable cause) {
            launch(generation(from, FailedStream.of(cause)));
        }

        private Generation generation(Checkpoint from, ModelStream stream) {
            return new Generation(from, stream, markdown, limits, ticker, listener);
        }

        private void launch(Generation generation) {
            isUsed = true;
            running.put(generation.messageId(), generation);
            try {
                readers.execute(() -> generation.read(permits::release));
            } catch (RuntimeException | Error e) {
                LOG.error("Answer {} has no thread", generation.messageId(), e);
                permits.release();
                generation.end(EndReason.INTERNAL_ERROR);
            }
        }

        private ModelStream open(ChatModel model, ChatRequest request) {
            try {
                return model.stream(request);
            } catch (RuntimeException | Error e) {
                return FailedStream.of(e);
            }
        }

        /** Must be called by the thread that took the permit. */
        @Override
        public void close() {
            starting.readLock().unlock();
            if (!isUsed) {
                permits.release();
            }
        }
    }
}
