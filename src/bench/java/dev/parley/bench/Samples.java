package dev.parley.bench;

import java.util.Arrays;

/** Latencies in nanoseconds and their percentiles. Thread-safe. */
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

    /** A percentile (nearest rank) in milliseconds; NaN if there are no samples. */
    synchronized double millis(double percentile) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(nanos, 0, count);
        int rank = (int) Math.ceil(percentile / 100 * count);
        return nanos[Math.max(0, rank - 1)] / 1e6;
    }
}
