package dev.parley.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Records what one browser receives of one answer, and when each marker arrives. Not thread-safe. */
final class StreamRecorder {
    /** The totals of all browsers of a load. */
    static final class Totals {
        final Samples latency = new Samples();
        volatile boolean isMeasuring;
        volatile long events;
        volatile long bytes;
    }

    private final Playback playback;
    private final Totals totals;
    private final boolean[] isReceived;
    private final ByteArrayOutputStream done = new ByteArrayOutputStream();
    private final CompletableFuture<StreamRecorder> closed = new CompletableFuture<>();
    private boolean isDone;
    private boolean isBodyComplete;
    private long dataBytes;
    private long events;

    StreamRecorder(Playback playback, Totals totals) {
        this.playback = playback;
        this.totals = totals;
        this.isReceived = new boolean[playback.markerSentNanos.length()];
    }

    Playback playback() {
        return playback;
    }

    /** Completes when the connection is closed, by either side or by an error. */
    CompletableFuture<StreamRecorder> closed() {
        return closed;
    }

    void markerReceived(int marker, long nowNanos) {
        if (marker >= isReceived.length || isReceived[marker]) {
            return;
        }
        isReceived[marker] = true;
        if (playback.firstVisibleNanos == 0) {
            playback.firstVisibleNanos = nowNanos;
        }
        if (totals.isMeasuring) {
            totals.latency.add(nowNanos - playback.markerSentNanos.get(marker));
        }
    }

    /** Whether every marker that was sent was received. */
    boolean hasAllMarkers() {
        for (int marker = 0; marker < isReceived.length; marker++) {
            if (playback.markerSentNanos.get(marker) > 0 && !isReceived[marker]) {
                return false;
            }
        }
        return true;
    }

    void data(boolean isDoneEvent, byte[] bytes, int start, int end) {
        if (isDoneEvent) {
            done.write(bytes, start, end - start);
        } else {
            dataBytes += end - start;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only one thread writes.
    void event(boolean isDoneEvent, long nowNanos) {
        if (playback.firstEventNanos == 0) {
            playback.firstEventNanos = nowNanos;
        }
        isDone |= isDoneEvent;
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

    void close(boolean isBodyComplete) {
        this.isBodyComplete = isBodyComplete;
        closed.complete(this);
    }

    /** Whether the response body was received completely, not cut by a dropped connection. */
    boolean isBodyComplete() {
        return isBodyComplete;
    }

    boolean isDone() {
        return isDone;
    }

    /** The length of the data of all events except {@code done}. */
    long dataBytes() {
        return dataBytes;
    }

    long events() {
        return events;
    }

    /** The data of the {@code done} event, which is the finished message. */
    String done() {
        return done.toString(StandardCharsets.UTF_8);
    }
}
