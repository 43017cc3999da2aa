package dev.parley.generation;

import dev.parley.concurrent.Scheduler;
import dev.parley.generation.Journal.Checkpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps answers in the journal, from a thread of its own, so that a slow disk never delays a frame. In order: the end of an
 * answer comes after its checkpoints. What is ready at the same moment shares one transaction, and so one wait for the disk.
 */
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    /** What a crash may cost. */
    private static final Duration CHECKPOINT = Duration.ofSeconds(1);

    private static final Duration RETRY = Duration.ofSeconds(1);

    /**
     * An answer that has grown since it was kept.
     *
     * @param onStored called when it was; else it is tried again
     */
    record PendingCheckpoint(Checkpoint checkpoint, Runnable onStored) {}

    private record Finished(GenerationResult result, Runnable onStored) {}

    private final Journal journal;
    private final Supplier<List<PendingCheckpoint>> pendingCheckpoints;
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private final Scheduler disk = new Scheduler("parley-journal");

    /** @param pendingCheckpoints gives what of the running answers is not kept yet */
    JournalWriter(Journal journal, Supplier<List<PendingCheckpoint>> pendingCheckpoints) {
        this.journal = journal;
        this.pendingCheckpoints = pendingCheckpoints;
        disk.every(CHECKPOINT, this::checkpoint);
    }

    /** Keeps a finished answer, however often that takes, and then says so. */
    void store(GenerationResult result, Runnable onStored) {
        finished.add(new Finished(result, onStored));
        disk.execute(this::storeFinished);
    }

    /** Keeps all there is now, before anything that is stored from here on. */
    void checkpointSoon() {
        disk.execute(this::checkpoint);
    }

    void close() {
        disk.close();
    }

    private void checkpoint() {
        var answers = pendingCheckpoints.get();
        if (!answers.isEmpty()) {
            checkpoint(answers);
        }
    }

    /** What fails stays unkept, and so is tried again at the next turn. */
    private void checkpoint(List<PendingCheckpoint> answers) {
        try {
            journal.checkpoint(
                    answers.stream().map(PendingCheckpoint::checkpoint).toList());
        } catch (RuntimeException e) {
            // It may be one of them alone that cannot be stored.
            if (answers.size() > 1) {
                answers.forEach(one -> checkpoint(List.of(one)));
            } else {
                LOG.error(
                        "Answer {} has no checkpoint yet",
                        answers.get(0).checkpoint().messageId(),
                        e);
            }
            return;
        }
        answers.forEach(answer -> answer.onStored().run());
    }

    private void storeFinished() {
        var batch = new ArrayList<Finished>();
        for (var next = finished.poll(); next != null; next = finished.poll()) {
            batch.add(next);
        }
        if (!batch.isEmpty()) {
            store(batch);
        }
    }

    /** Retries until the write succeeds, so that no answer that was shown is lost. */
    private void store(List<Finished> batch) {
        try {
            journal.finish(batch.stream().map(Finished::result).toList());
        } catch (RuntimeException | Error e) {
            if (batch.size() > 1) {
                // It may be one of them alone that cannot be stored.
                batch.forEach(one -> store(List.of(one)));
            } else {
                LOG.error(
                        "Answer {} is not stored, and will be tried again",
                        batch.get(0).result().messageId(),
                        e);
                disk.after(RETRY, () -> store(batch));
            }
            return;
        }
        batch.forEach(one -> one.onStored().run());
    }
}
