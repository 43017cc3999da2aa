package dev.parley.provider;

import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelEvent.Text;
import dev.parley.text.ShortText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Streams a text in small deltas, at the speed of a model. */
final class DemoStream implements ModelStream {
    private static final int DELTA_CHARS_MIN = 4;
    private static final int DELTA_CHARS_MAX = 12;

    private final String text;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int written;
    private int deltas;
    private boolean isFinished;

    DemoStream(String text, Duration interval) {
        this.text = text;
        this.interval = interval;
    }

    @Override
    public Optional<ModelEvent> next() {
        if (isFinished || isClosedWithinInterval()) {
            return Optional.empty();
        }
        if (written == text.length()) {
            isFinished = true;
            return Optional.of(new Finish(FinishReason.STOP));
        }
        var delta = ShortText.clipped(text.substring(written), deltaChars());
        written += delta.length();
        deltas++;
        return Optional.of(new Text(delta));
    }

    /** The first delta comes without a wait. An interrupt ends the answer like {@code close()}. */
    private boolean isClosedWithinInterval() {
        try {
            return closed.await(deltas == 0 ? 0 : interval.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Varies like the length of tokens, but is deterministic. */
    private int deltaChars() {
        return DELTA_CHARS_MIN + deltas * 7 % (DELTA_CHARS_MAX - DELTA_CHARS_MIN + 1);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
