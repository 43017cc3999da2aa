package dev.parley.generation;

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
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, finds, stops and ends the answers that are being written, and ensures that each is stored. */
public final class Generations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private static final Duration PING = Duration.ofSeconds(15);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN_MAX = Duration.ofSeconds(8);

    private final Markdown markdown;
    private final Limits limits;
    private final Ticker ticker;
    private final Map<Long, Generation> running = new ConcurrentHashMap<>();
    private final AnswerReaders readers;
    private final FrameClock frames;
    private final Scheduler pings = new Scheduler("parley-ping");
    private final JournalWriter journalWriter;
    private final EndedAnswers ended;

    public Generations(Journal journal, Markdown markdown, Limits limits, Ticker ticker) {
        this(journal, markdown, limits, ticker, PING);
    }

    /** @param ping the interval of pings to followers, which detect broken connections */
    Generations(Journal journal, Markdown markdown, Limits limits, Ticker ticker, Duration ping) {
        this.markdown = markdown;
        this.limits = limits;
        this.ticker = ticker;
        this.frames = new FrameClock(running::values, ticker);
        this.readers = new AnswerReaders(limits.answersAtOnce());
        this.journalWriter = new JournalWriter(journal, this::pendingCheckpoints);
        // Remove only this generation, because another one may continue the same answer already.
        this.ended = new EndedAnswers(
                journal, journalWriter, generation -> running.remove(generation.messageId(), generation));
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
        if (frames.isClosed() || !readers.tryTakePermit()) {
            throw new BusyException();
        }
        return new Generations.Permit();
    }

    /**
     * Takes the permit for an answer that is passed on to a program instead of being written here: the limit is for both.
     *
     * @return to be run once, when that answer has ended
     * @throws BusyException if there is none
     */
    public Runnable reserve() {
        if (frames.isClosed() || !readers.tryReserve()) {
            throw new BusyException();
        }
        return readers::release;
    }

    /** Adds a follower to an answer. Returns false if the answer is not being written. */
    public boolean follow(long messageId, Follower follower) {
        var generation = Optional.ofNullable(running.get(messageId));
        generation.ifPresent(found -> found.broadcast().add(follower));
        return generation.isPresent();
    }

    /** The same for a program. */
    public boolean follow(long messageId, TextFollower reader) {
        var generation = Optional.ofNullable(running.get(messageId));
        generation.ifPresent(found -> found.broadcast().add(reader));
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
        return readers.whileNoneStarts(() -> {
            boolean isAbandoned = !running.containsKey(messageId);
            if (isAbandoned) {
                settling.run();
            }
            return isAbandoned;
        });
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
        ended.beginClosing();
        // First all texts in one transaction, in case the disk is too slow for one transaction each.
        journalWriter.checkpointSoon();
        running.values().forEach(generation -> generation.end(EndReason.INTERRUPTED));
        long deadlineNanos = ticker.nanos() + SHUTDOWN_MAX.toNanos();
        running.values()
                .forEach(generation ->
                        await(generation, generation.followersNotified(), deadlineNanos - ticker.nanos()));
        journalWriter.close();
        ended.close();
        readers.close();
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
            launch(from, open(model, request));
        }

        /** Stores an answer as failed for this reason. */
        public void fail(Checkpoint from, Throwable cause) {
            launch(from, FailedStream.of(cause));
        }

        private void launch(Checkpoint from, ModelStream stream) {
            isUsed = true;
            // The first frame is rendered in another thread, so that neither reading nor storing waits for it.
            var listener = new Generation.Listener(frames::soon, ended::add);
            var generation = new Generation(from, stream, markdown, limits, ticker, listener);
            running.put(generation.messageId(), generation);
            readers.read(generation);
        }

        private static ModelStream open(ChatModel model, ChatRequest request) {
            try {
                return model.stream(request);
            } catch (RuntimeException | Error e) {
                return FailedStream.of(e);
            }
        }

        /** Must be called by the thread that took the permit. */
        @Override
        public void close() {
            readers.started(isUsed);
        }
    }
}
