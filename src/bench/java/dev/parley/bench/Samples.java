package dev.parley.bench;

import java.util.Arrays;

/** Measured values of one kind, in nanoseconds. Several threads may add and look. */
final class Samples {
    private long[] nanos = new long[1_024];
    private int count;

    synchronized void add(long value) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = value;
    }

    synchronized int count() {
        return count;
    }

    /**
     * The value that so many percent of all do not exceed (nearest rank), in milliseconds; not a number when there are none.
     */
    synchronized double millis(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(nanos, 0, count);
        int rank = (int) Math.ceil(percent / 100 * count);
        return nanos[Math.max(0, rank - 1)] / 1e6;
    }
}
