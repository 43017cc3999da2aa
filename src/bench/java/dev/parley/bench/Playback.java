package dev.parley.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * One answer of a load: its parameters and the times of its events, from the question to the first visible word.
 *
 * <p>Times are from {@link System#nanoTime}, and 0 before the event. The model server and the browsers share the clock.
 */
final class Playback {
    final int number;
    /** How many deltas are sent. The first answers of a load are shortened so that not all end at the same time. */
    final int deltas;

    final long intervalNanos;
    /** When the model server sent each marker. */
    final AtomicLongArray markerSentNanos;

    volatile long requestedNanos;
    volatile long reachedModelNanos;
    volatile long firstDeltaSentNanos;
    volatile long firstEventNanos;
    volatile long firstVisibleNanos;
    /** Whether the answer was requested during the measurement, not the ramp-up. */
    volatile boolean isMeasured;

    Playback(int number, int deltas, long intervalNanos, int markers) {
        this.number = number;
        this.deltas = deltas;
        this.intervalNanos = intervalNanos;
        this.markerSentNanos = new AtomicLongArray(markers);
    }

    /** The question by which the model server identifies the playback. */
    String question() {
        return "play-" + number + ".";
    }

    /** The time from the question to the first visible word, without the model's own time. */
    long addedLatencyNanos() {
        return reachedModelNanos - requestedNanos + firstVisibleNanos - firstDeltaSentNanos;
    }

    boolean hasAllTimes() {
        return firstVisibleNanos > 0 && firstDeltaSentNanos > 0 && reachedModelNanos > 0;
    }
}
