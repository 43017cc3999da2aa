package dev.parley.generation;

import dev.parley.concurrent.Ticker;
import dev.parley.generation.Journal.Checkpoint;
import dev.parley.provider.ModelEvent;
import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelEvent.Usage;
import java.time.Duration;
import java.util.Optional;

/**
 * What has arrived of an answer: its text, token counts, finish reason and times. One thread adds events; any thread may
 * end the answer, and no event is added after that.
 */
final class AnswerProgress {
    private final long messageId;
    private final AnswerBuffer buffer;
    private final Ticker ticker;
    private final long startNanos;
    private long lastEventNanos;
    private Optional<Duration> firstToken = Optional.empty();
    private Optional<Duration> firstThought = Optional.empty();
    private Optional<Finish> finish = Optional.empty();
    private Optional<Usage> usage = Optional.empty();
    private boolean hasBegun;
    private boolean hasEnded;

    AnswerProgress(Checkpoint from, Ticker ticker) {
        this.messageId = from.messageId();
        this.buffer = new AnswerBuffer(from);
        this.ticker = ticker;
        this.startNanos = ticker.nanos();
        this.lastEventNanos = startNanos;
    }

    AnswerBuffer buffer() {
        return buffer;
    }

    /** Adds an event, unless the answer has ended. Returns whether it is the first text or reasoning. */
    synchronized boolean add(ModelEvent event) {
        if (hasEnded) {
            return false;
        }
        boolean hadBegun = hasBegun;
        lastEventNanos = ticker.nanos();
        if (event instanceof ModelEvent.Text text) {
            buffer.appendText(text.text());
            if (firstToken.isEmpty()) {
                firstToken = Optional.of(elapsed(lastEventNanos));
            }
            hasBegun = true;
        } else if (event instanceof ModelEvent.Reasoning thought) {
            buffer.appendReasoning(thought.text());
            if (firstThought.isEmpty()) {
                firstThought = Optional.of(elapsed(lastEventNanos));
            }
            hasBegun = true;
        } else if (event instanceof ModelEvent.TextWasReasoning) {
            buffer.moveTextToReasoning();
            firstThought = firstThought.or(() -> firstToken);
            firstToken = Optional.empty();
        } else if (event instanceof Usage counted) {
            usage = Optional.of(counted);
        } else if (event instanceof Finish last) {
            finish = Optional.of(last);
        }
        return hasBegun && !hadBegun;
    }

    /** The reason for an end at this time, if the model has been silent or has written for too long. */
    synchronized Optional<EndReason> overdue(long nowNanos, Limits limits) {
        var silenceMax = hasBegun ? limits.silence() : limits.firstDelta();
        if (nowNanos - lastEventNanos > silenceMax.toNanos()) {
            return Optional.of(EndReason.SILENT);
        }
        boolean isTooLong = nowNanos - startNanos > limits.answer().toNanos();
        return isTooLong ? Optional.of(EndReason.TOO_LONG) : Optional.empty();
    }

    /** The reason for the end when the model server has ended the stream without an error. */
    synchronized EndReason endOfStream() {
        return finish.map(last -> EndReason.of(last, !buffer.text().isBlank()))
                .orElseGet(() -> EndReason.withoutFinish(hasBegun));
    }

    /** Ends the answer; empty if it has ended already. The first end counts: a stop is a stop, even if it causes an error. */
    synchronized Optional<GenerationResult> end(EndReason reason) {
        if (hasEnded) {
            return Optional.empty();
        }
        hasEnded = true;
        var duration = elapsed(ticker.nanos());
        return Optional.of(new GenerationResult(
                messageId,
                buffer.text(),
                buffer.reasoning(),
                reason,
                finish.map(Finish::said),
                usage,
                firstToken,
                thinking(duration),
                duration));
    }

    /** Reasoning after the first text is shown but not counted. */
    private Optional<Duration> thinking(Duration duration) {
        return firstThought
                .map(begin -> firstToken.orElse(duration).minus(begin))
                .filter(time -> !time.isNegative());
    }

    private Duration elapsed(long nowNanos) {
        return Duration.ofNanos(nowNanos - startNanos);
    }
}
