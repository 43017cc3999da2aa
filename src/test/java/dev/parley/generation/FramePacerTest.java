package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FramePacerTest {
    private final FramePacer pace = new FramePacer();

    @Test
    void theFirstFrameIsDueAtOnce() {
        assertTrue(pace.isDue(Long.MIN_VALUE));
    }

    @Test
    void aFrameIsFollowedByAPauseOfTenTimesItsDuration() {
        pace.drawn(1_000, 1_500);
        assertFalse(pace.isDue(6_499));
        assertTrue(pace.isDue(6_500));
    }

    @Test
    void thePauseAfterAFrameHasALimit() {
        long took = Duration.ofSeconds(5).toNanos();
        pace.drawn(0, took);
        assertFalse(pace.isDue(took + FramePacer.PAUSE_MAX.toNanos() - 1));
        assertTrue(pace.isDue(took + FramePacer.PAUSE_MAX.toNanos()));
    }
}
