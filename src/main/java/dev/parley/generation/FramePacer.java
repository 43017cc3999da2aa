package dev.parley.generation;

import java.time.Duration;

/**
 * Decides when an answer may be rendered again. After a frame there is a pause of {@value #PAUSE_TIMES} times the time
 * that it took, so that no answer takes more than a tenth of a processor, whatever the model writes.
 */
final class FramePacer {
    private static final int PAUSE_TIMES = 10;
    /** Ten times as long as the most expensive text that is rendered takes. */
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
