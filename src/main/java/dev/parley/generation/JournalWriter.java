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
 * Stores answers in the journal in a thread of its own, so that a slow disk never delays a frame. The end of an answer is
 * stored after its checkpoints. Answers that end at the same time share one transaction, because each waits for the disk.
 */
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    /** A crash loses at most the text of this time. */
    private static final Duration CHECKPOINT = Duration.ofSeconds(1);

    private static final Duration RETRY = Duration.ofSeconds(1);

    /**
     * An answer that has new text since it was stored.
     *
     * @param onStored called when it is stored; if storing fails, the next checkpoint is a new try
     */
    record PendingCheckpoint(Checkpoint checkpoint, Runnable onStored) {}

    private record Finished(GenerationResult result, Runnable onStored) {}

    private final Journal journal;
    private final Supplier<List<PendingCheckpoint>> pendingCheckpoints;
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private final Scheduler disk = new Scheduler("parley-journal");

    /** @param pendingCheckpoints returns the running answers that have new text */
    JournalWriter(Journal journal, Supplier<List<PendingCheckpoint>> pendingCheckpoints) {
        this.journal = journal;
        this.pendingCheckpoints = pendingCheckpoints;
        disk.every(CHECKPOINT, this::checkpoint);
    }

    /** Stores a finished answer, retries until it succeeds, and then calls back. */
    void store(GenerationResult result, Runnable onStored) {
        finished.add(new Finished(result, onStored));
        disk.execute(this::storeFinished);
    }

    /** Stores all new text, before any answer that ends after this call. */
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

    /** An answer that cannot be stored is part of the next checkpoint again. */
    private void checkpoint(List<PendingCheckpoint> answers) {
        try {
            journal.checkpoint(
                    answers.stream().map(PendingCheckpoint::checkpoint).toList());
        } catch (RuntimeException e) {
            // Perhaps only one of them cannot be stored.
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
                // Perhaps only one of them cannot be stored.
                batch.forEach(one -> store(List.of(one)));
            } else {
                LOG.error(
                        "Answer {} is not stored yet; this is retried",
                        batch.get(0).result().messageId(),
                        e);
                disk.after(RETRY, () -> store(batch));
            }
            return;
        }
        batch.forEach(one -> one.onStored().run());
    }
}
