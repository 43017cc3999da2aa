package dev.parley.account;

import java.time.Duration;
import java.time.Instant;

/**
 * When a session ends by itself.
 *
 * @param idle after the last request
 * @param absolute after the login
 */
public record SessionLimits(Duration idle, Duration absolute) {
    /** The sessions of a user. When there would be more, the one that has been unused for the longest time ends. */
    static final int PER_USER_MAX = 30;

    /** When a session was last seen is written at most once in this time, because most requests must not write. */
    private static final Duration SEEN_PERIOD_MAX = Duration.ofMinutes(5);
    /** With a short limit it is written more often, so that no session ends much too early. */
    private static final int SEEN_PERIODS_MIN = 20;

    /** The time between two writes. */
    Duration seenPeriod() {
        var share = idle.dividedBy(SEEN_PERIODS_MIN);
        return share.compareTo(SEEN_PERIOD_MAX) < 0 ? share : SEEN_PERIOD_MAX;
    }

    /** A session that was not seen since then has ended. */
    Instant seenAfter(Instant now) {
        return now.minus(idle);
    }

    /** A session that began before then has ended. */
    Instant begunAfter(Instant now) {
        return now.minus(absolute);
    }
}
