package dev.parley.generation;

import dev.parley.concurrent.DaemonThreads;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores answers that have ended, and then sends them to their followers. This reads the database, so it has threads of
 * its own, and neither frames nor the journal wait for it.
 */
final class EndedAnswers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndedAnswers.class);

    private final Journal journal;
    private final JournalWriter journalWriter;
    private final Consumer<Generation> whenStored;
    private final ExecutorService notifiers = DaemonThreads.perProcessor("parley-notify");
    private volatile boolean isClosing;

    /** @param whenStored called before the followers are notified */
    EndedAnswers(Journal journal, JournalWriter journalWriter, Consumer<Generation> whenStored) {
        this.journal = journal;
        this.journalWriter = journalWriter;
        this.whenStored = whenStored;
    }

    void add(Generation generation, GenerationResult result) {
        journalWriter.store(result, () -> {
            // A stop waits until the answer is stored, not until it is rendered for its followers.
            generation.markStored();
            notifyFollowersLater(generation);
        });
    }

    /** From now on, only followers are notified, because a shutdown does not wait for the rest. */
    void beginClosing() {
        isClosing = true;
    }

    @Override
    public void close() {
        notifiers.shutdown();
    }

    private void notifyFollowersLater(Generation generation) {
        try {
            notifiers.execute(() -> notifyFollowers(generation));
        } catch (RuntimeException | Error e) {
            LOG.error("The followers of answer {} are not notified of its end", generation.messageId(), e);
            whenStored.accept(generation);
        }
    }

    private void notifyFollowers(Generation generation) {
        whenStored.accept(generation);
        generation.notifyFollowers();
        if (isClosing) {
            return;
        }
        try {
            journal.followersNotified(generation.messageId());
        } catch (RuntimeException | Error e) {
            LOG.warn("Answer {} is stored, but the work after its end failed", generation.messageId(), e);
        }
    }
}
