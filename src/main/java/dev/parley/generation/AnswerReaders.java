package dev.parley.generation;

import dev.parley.concurrent.DaemonThreads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that read answers, and the permits that limit their number. */
final class AnswerReaders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerReaders.class);

    /**
     * One for each thread that reads an answer, not for each answer. The threads are scarce: a platform thread occupies
     * about 100 KB. A stopped answer is stored at once, and its chat is free for the next one, but its thread may hang for
     * a while, such as in a name lookup. Threads that hang count, so their number has the same limit.
     */
    private final Semaphore permits;
    /** The read lock is held from taking a permit until the answer is started. */
    private final ReadWriteLock starting = new ReentrantReadWriteLock();

    private final ExecutorService threads = DaemonThreads.perTask("parley-answer");

    AnswerReaders(int max) {
        permits = new Semaphore(max);
    }

    /** Takes a permit to start an answer. Returns false if there is none. */
    boolean tryTakePermit() {
        if (!permits.tryAcquire()) {
            return false;
        }
        starting.readLock().lock();
        return true;
    }

    /** Takes a permit for an answer that another thread reads. Returns false if there is none. */
    boolean tryReserve() {
        return permits.tryAcquire();
    }

    /** Returns the permit of {@link #tryReserve}. */
    void release() {
        permits.release();
    }

    /**
     * Ends the start of an answer, in the thread that took the permit.
     *
     * @param isUsed whether {@link #read} was called; if not, the permit is free again
     */
    void started(boolean isUsed) {
        starting.readLock().unlock();
        if (!isUsed) {
            permits.release();
        }
    }

    /** Reads an answer in a thread of its own, and then releases the permit. */
    void read(Generation generation) {
        try {
            threads.execute(() -> generation.read(permits::release));
        } catch (RuntimeException | Error e) {
            LOG.error("Answer {} has no thread", generation.messageId(), e);
            permits.release();
            generation.end(EndReason.INTERNAL_ERROR);
        }
    }

    /** Waits until no answer is being started, and runs a task before another can be. */
    boolean whileNoneStarts(BooleanSupplier task) {
        starting.writeLock().lock();
        try {
            return task.getAsBoolean();
        } finally {
            starting.writeLock().unlock();
        }
    }

    /** Interrupts the threads without waiting for them. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
