package dev.parley.generation;

import dev.parley.generation.Journal.Checkpoint;
import dev.parley.generation.JournalWriter.PendingCheckpoint;
import dev.parley.markdown.Markdown;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelEvent;
import dev.parley.provider.ModelException;
import dev.parley.provider.ModelStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One answer being written. It belongs to the server: it goes on whether anybody watches or not. */
final class Generation {
    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

    private final long messageId;
    private final ModelStream stream;
    private final Limits limits;
    private final Consumer<Generation> firstFrame;
    private final AnswerBuffer buffer;
    private final Broadcast broadcast;
    private final long startNanos = System.nanoTime();
    /** The first to be set counts: a stop is a stop, even when the model fails because of it. */
    private final AtomicReference<@Nullable EndReason> endReason = new AtomicReference<>();

    private final CountDownLatch stored = new CountDownLatch(1);
    private final CountDownLatch followersNotified = new CountDownLatch(1);
    private volatile long lastEventNanos = startNanos;
    private volatile Optional<Duration> firstToken = Optional.empty();
    private Optional<Duration> firstThought = Optional.empty();
    private volatile boolean hasBegun;
    private Optional<ModelEvent.Finish> finish = Optional.empty();
    private Optional<ModelEvent.Usage> usage = Optional.empty();

    /** @param firstFrame renders the first frame in another thread, so that reading and storing never wait for it */
    Generation(Checkpoint from, ModelStream stream, Markdown markdown, Limits limits, Consumer<Generation> firstFrame) {
        this.messageId = from.messageId();
        this.stream = stream;
        this.limits = limits;
        this.firstFrame = firstFrame;
        this.buffer = new AnswerBuffer(from);
        this.broadcast = new Broadcast(messageId, buffer, markdown);
    }

    long messageId() {
        return messageId;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    /** Reads the answer to its end, however that comes. Called once, by a thread of its own. */
    GenerationResult read() {
        try (stream) {
            for (var event = stream.next(); event.isPresent(); event = stream.next()) {
                accept(event.get());
            }
            end(regularEndReason());
        } catch (ModelException e) {
            end(EndReason.of(e));
        } catch (RuntimeException | Error e) {
            LOG.error("Answer {} failed", messageId, e);
            end(EndReason.of(new ModelException(ErrorKind.INTERNAL, "")));
        }
        return result();
    }

    /** Ends the answer from any thread. The upstream request is given up within a second; the text so far is kept. */
    void end(EndReason how) {
        if (endReason.compareAndSet(null, how)) {
            stream.close();
        }
    }

    /** Ends the answer when the model has been silent, or has written, for too long. */
    void checkDeadlines(long nowNanos) {
        var silenceMax = hasBegun ? limits.silence() : limits.firstDelta();
        if (nowNanos - lastEventNanos > silenceMax.toNanos()) {
            end(EndReason.SILENT);
        }
        if (nowNanos - startNanos > limits.answer().toNanos()) {
            end(EndReason.TOO_LONG);
        }
    }

    /** What to keep in case of a crash, when anything is new. */
    Optional<PendingCheckpoint> pendingCheckpoint() {
        return buffer.pendingCheckpoint(messageId);
    }

    void markStored() {
        stored.countDown();
    }

    /** Shows the followers what is stored. */
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

    private void accept(ModelEvent event) {
        lastEventNanos = System.nanoTime();
        if (event instanceof ModelEvent.Text text) {
            buffer.appendText(text.text());
            if (firstToken.isEmpty()) {
                firstToken = Optional.of(elapsed());
            }
            begin();
        } else if (event instanceof ModelEvent.Reasoning thought) {
            buffer.appendReasoning(thought.text());
            if (firstThought.isEmpty()) {
                firstThought = Optional.of(elapsed());
            }
            begin();
        } else if (event instanceof ModelEvent.TextWasReasoning) {
            buffer.moveTextToReasoning();
            firstThought = firstThought.or(() -> firstToken);
            firstToken = Optional.empty();
        } else if (event instanceof ModelEvent.Usage counted) {
            usage = Optional.of(counted);
        } else if (event instanceof ModelEvent.Finish last) {
            finish = Optional.of(last);
        }
        if (buffer.isOver(Limits.TEXT_CHARS_MAX)) {
            end(EndReason.TOO_LONG);
        }
    }

    /** The first words go out at once; later ones wait for the clock, which makes frames of them. */
    private void begin() {
        if (hasBegun) {
            return;
        }
        hasBegun = true;
        firstFrame.accept(this);
    }

    private EndReason regularEndReason() {
        return finish.map(end -> EndReason.of(end, !buffer.text().isBlank()))
                .orElseGet(() -> EndReason.of(new ModelException(hasBegun ? ErrorKind.CUT : ErrorKind.NO_ANSWER, "")));
    }

    /** The answer as it is now; to be stored once it has ended. */
    GenerationResult result() {
        var how = Optional.ofNullable(endReason.get()).orElse(EndReason.COMPLETE);
        return new GenerationResult(
                messageId,
                buffer.text(),
                buffer.reasoning(),
                how,
                finish.map(ModelEvent.Finish::said),
                usage,
                firstToken,
                thinking(),
                elapsed());
    }

    /** Reasoning after the first text is shown but not counted. */
    private Optional<Duration> thinking() {
        return firstThought
                .map(begin -> firstToken.orElseGet(this::elapsed).minus(begin))
                .filter(time -> !time.isNegative());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
