package dev.parley.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** One browser that follows one answer: what it was sent, and when each marker could be read in it. For one thread. */
final class Watch {
    /** What all browsers of a load see. */
    static final class Totals {
        final Samples latency = new Samples();
        volatile boolean isMeasuring;
        volatile long events;
        volatile long bytes;
    }

    private final Play play;
    private final Totals totals;
    private final boolean[] isSeen;
    private final ByteArrayOutputStream done = new ByteArrayOutputStream();
    private final CompletableFuture<Watch> ended = new CompletableFuture<>();
    private boolean isDone;
    private boolean hasEnded;
    private long dataBytes;
    private long events;

    Watch(Play play, Totals totals) {
        this.play = play;
        this.totals = totals;
        this.isSeen = new boolean[play.markerLeft.length()];
    }

    Play play() {
        return play;
    }

    /** Completed when the connection is closed, however that comes. */
    CompletableFuture<Watch> ended() {
        return ended;
    }

    void sees(int marker, long nowNanos) {
        if (marker >= isSeen.length || isSeen[marker]) {
            return;
        }
        isSeen[marker] = true;
        if (play.firstVisibleNanos == 0) {
            play.firstVisibleNanos = nowNanos;
        }
        if (totals.isMeasuring) {
            totals.latency.add(nowNanos - play.markerLeft.get(marker));
        }
    }

    /** Whether every marker that left was seen. */
    boolean hasSeenAll() {
        for (int marker = 0; marker < isSeen.length; marker++) {
            if (play.markerLeft.get(marker) > 0 && !isSeen[marker]) {
                return false;
            }
        }
        return true;
    }

    void data(boolean isOfDone, byte[] bytes, int start, int end) {
        if (isOfDone) {
            done.write(bytes, start, end - start);
        } else {
            dataBytes += end - start;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes them.
    void event(boolean isOfDone, long nowNanos) {
        if (play.firstEventNanos == 0) {
            play.firstEventNanos = nowNanos;
        }
        isDone |= isOfDone;
        events++;
        if (totals.isMeasuring) {
            totals.events++;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void received(int bytes) {
        if (totals.isMeasuring) {
            totals.bytes += bytes;
        }
    }

    /** @param isWhole whether the body came to its end */
    void end(boolean isWhole) {
        hasEnded = isWhole;
        ended.complete(this);
    }

    /** Whether the server brought it to its end, and did not just drop the connection. */
    boolean hasEnded() {
        return hasEnded;
    }

    boolean isDone() {
        return isDone;
    }

    /** The data of all events but the last. */
    long dataBytes() {
        return dataBytes;
    }

    long events() {
        return events;
    }

    /** The data of the last event: the finished message. */
    String done() {
        return done.toString(StandardCharsets.UTF_8);
    }
}
