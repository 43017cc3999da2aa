package dev.parley.generation;

import dev.parley.concurrent.Ticker;
import dev.parley.generation.Journal.Checkpoint;
import dev.parley.generation.JournalWriter.PendingCheckpoint;
import dev.parley.markdown.Markdown;
import dev.parley.provider.ModelException;
import dev.parley.provider.ModelStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer being written. It belongs to the server and continues whether or not a browser follows it.
 *
 * <p>It ends when {@link #end} is called, by any thread: a stop, a deadline, a shutdown, or the reader thread at the end
 * of the stream. From then on nothing is added, and the result can be stored. The reader thread may return from the
 * model server much later, such as from a name lookup that cannot be interrupted; nothing waits for it.
 */
final class Generation {
    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

    /**
     * Called by the thread that causes the event, which must not wait.
     *
     * @param begun called when the first text or reasoning has arrived
     * @param ended called once, when the answer has ended
     */
    record Listener(Consumer<Generation> begun, BiConsumer<Generation, GenerationResult> ended) {}

    private final long messageId;
    private final ModelStream stream;
    private final Limits limits;
    private final Listener listener;
    private final AnswerProgress progress;
    private final Broadcast broadcast;
    private final CountDownLatch stored = new CountDownLatch(1);
    private final CountDownLatch followersNotified = new CountDownLatch(1);

    Generation(
            Checkpoint from, ModelStream stream, Markdown markdown, Limits limits, Ticker ticker, Listener listener) {
        this.messageId = from.messageId();
        this.stream = stream;
        this.limits = limits;
        this.listener = listener;
        this.progress = new AnswerProgress(from, ticker);
        this.broadcast = new Broadcast(messageId, progress.buffer(), markdown, ticker);
    }

    long messageId() {
        return messageId;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    /**
     * Reads the answer until its stream ends, in a thread of its own. Called once.
     *
     * @param whenRead runs when the model server is not needed any more, before the end of the answer is published
     */
    void read(Runnable whenRead) {
        var reason = readEvents();
        whenRead.run();
        end(reason);
    }

    /** Ends the answer from any thread, without waiting: keeps the text so far, and aborts the request. */
    void end(EndReason reason) {
        progress.end(reason).ifPresent(result -> {
            listener.ended().accept(this, result);
            stream.close();
        });
    }

    /** Ends the answer if the model has been silent, or has written, for too long. */
    void checkDeadlines(long nowNanos) {
        progress.overdue(nowNanos, limits).ifPresent(this::end);
    }

    /** The text so far, in case of a crash, if any of it is new. */
    Optional<PendingCheckpoint> pendingCheckpoint() {
        return progress.buffer().pendingCheckpoint(messageId);
    }

    void markStored() {
        stored.countDown();
    }

    /** Sends the stored answer to the followers. */
    void notifyFollowers() {
        try {
            broadcast.done();
        } finally {
            followersNotified.countDown();
        }
    }

    CountDownLatch stored() {
        return stored;
    }

    CountDownLatch followersNotified() {
        return followersNotified;
    }

    private EndReason readEvents() {
        try (stream) {
            for (var event = stream.next(); event.isPresent(); event = stream.next()) {
                // The first text is shown at once; the clock makes frames of the rest.
                if (progress.add(event.get())) {
                    listener.begun().accept(this);
                }
                if (progress.buffer().isOver(Limits.TEXT_CHARS_MAX)) {
                    return EndReason.TOO_LONG;
                }
            }
            return progress.endOfStream();
        } catch (ModelException e) {
            return EndReason.of(e.error());
        } catch (RuntimeException | Error e) {
            LOG.error("Answer {} failed", messageId, e);
            return EndReason.INTERNAL_ERROR;
        }
    }
}
