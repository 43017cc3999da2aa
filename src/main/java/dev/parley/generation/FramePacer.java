package dev.parley.generation;

import java.time.Duration;

/**
 * When an answer may be drawn again: a frame that took long is followed by a pause of {@value #PAUSE_TIMES} times that, so
 * that no answer takes more than a tenth of a processor, whatever the model writes.
 */
final class FramePacer {
    private static final int PAUSE_TIMES = 10;
    /** Ten times what the costliest text takes that is rendered at all. */
    static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private long pauseNanos;
    private long endNanos;

    boolean isDue(long nowNanos) {
        return nowNanos - endNanos >= pauseNanos || pauseNanos == 0;
    }

    void drawn(long startNanos, long endNanos) {
        this.endNanos = endNanos;
        pauseNanos = Math.min(PAUSE_TIMES * (endNanos - startNanos), PAUSE_MAX.toNanos());
    }
}
