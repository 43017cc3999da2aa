package dev.parley.usage;

import java.time.Duration;

/**
 * A monthly limit that leaves no room for another answer.
 *
 * @param kind whose limit it is, and of what
 * @param max in tokens, or in millionths of the currency
 * @param currency the ISO code of the currency
 * @param next the month in which the user can ask again
 * @param untilThen how long it is until then
 */
public record LimitReached(Kind kind, long max, String currency, Month next, Duration untilThen) {
    /** Whose limit it is, and of what. */
    public enum Kind {
        USER_TOKENS,
        USER_MONEY,
        GROUP_TOKENS,
        GROUP_MONEY
    }
}
