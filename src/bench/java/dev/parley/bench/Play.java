package dev.parley.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * One answer of the benchmark, as it is asked for, played and watched; all times are of {@link System#nanoTime}, which is
 * the same for the model server and the browsers, 0 until it came to pass.
 */
final class Play {
    final int number;
    /** How many of the answer's deltas are played: the first ones of a load are cut, so that they do not end all at once. */
    final int deltas;

    final long intervalNanos;
    /** When each marker left the model server. */
    final AtomicLongArray markerLeft;

    volatile long askedNanos;
    volatile long arrivedNanos;
    volatile long firstLeftNanos;
    volatile long firstEventNanos;
    volatile long firstVisibleNanos;
    /** Begun while the load was measured, not while it was built up. */
    volatile boolean isMeasured;

    Play(int number, int deltas, long intervalNanos, int markers) {
        this.number = number;
        this.deltas = deltas;
        this.intervalNanos = intervalNanos;
        this.markerLeft = new AtomicLongArray(markers);
    }

    /** What names it in a question. */
    String question() {
        return "play-" + number + ".";
    }

    /** From the question to the first word, without the time that the model itself took. */
    long addedNanos() {
        return arrivedNanos - askedNanos + firstVisibleNanos - firstLeftNanos;
    }

    boolean isComplete() {
        return firstVisibleNanos > 0 && firstLeftNanos > 0 && arrivedNanos > 0;
    }
}
