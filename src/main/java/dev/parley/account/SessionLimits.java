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

    /** A session that was not seen since then has ended. */
    Instant seenAfter(Instant now) {
        return now.minus(idle);
    }

    /** A session that began before then has ended. */
    Instant begunAfter(Instant now) {
        return now.minus(absolute);
    }
}
