package dev.parley.generation;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stores answers in memory, and fails on request. */
final class FakeJournal implements Journal {
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Checkpoint> checkpoints = new LinkedBlockingQueue<>();
    private final BlockingQueue<GenerationResult> finished = new LinkedBlockingQueue<>();
    private final List<MessageStatus> statuses = new CopyOnWriteArrayList<>();
    private volatile long refused;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger checkpointFailures = new AtomicInteger();

    /** The next checkpoints fail, as many as this. */
    void failCheckpoints(int times) {
        checkpointFailures.set(times);
    }

    void failTimes(int times) {
        failures.set(times);
    }

    /** From now on, storing this answer fails. */
    void refuse(long messageId) {
        refused = messageId;
    }

    @Override
    public void checkpoint(List<Checkpoint> more) {
        if (checkpointFailures.getAndDecrement() > 0) {
            throw new IllegalStateException("The disk is full");
        }
        if (more.stream().anyMatch(checkpoint -> checkpoint.messageId() == refused)) {
            throw new IllegalStateException("The row is malformed");
        }
        checkpoints.addAll(more);
    }

    @Override
    public void finish(List<GenerationResult> results) {
        if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("The disk is full");
        }
        if (results.stream().anyMatch(result -> result.messageId() == refused)) {
            throw new IllegalStateException("The row is malformed");
        }
        results.forEach(result -> statuses.add(result.endReason().status()));
        finished.addAll(results);
    }

    @Override
    public void followersNotified(long messageId) {
        // There is no HTML to store.
    }

    List<MessageStatus> finishedStatuses() {
        return statuses;
    }

    GenerationResult awaitFinished() {
        return await(finished);
    }

    Checkpoint awaitCheckpoint() {
        return await(checkpoints);
    }

    private static <T> T await(BlockingQueue<T> queue) {
        try {
            var next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was kept");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
