package dev.parley.usage.web;

import dev.parley.usage.LimitReached;
import dev.parley.web.HttpException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Date;

/**
 * A reached limit in words. The status is 429, although the wait is long: it is a limit of requests in a time, and {@code
 * Retry-After} says exactly when the next month begins. A 403 would mean that a repetition can never succeed.
 */
public final class LimitProblem {
    private static final int MICRO_DIGITS = 6;

    private LimitProblem() {}

    /** The response to a question for which a limit leaves no room. */
    public static HttpException of(LimitReached reached) {
        // The format of messages shows dates in the time zone of this process.
        var resets = Date.from(
                reached.next().firstDay().atStartOfDay(ZoneId.systemDefault()).toInstant());
        var money = BigDecimal.valueOf(reached.max(), MICRO_DIGITS);
        return switch (reached.kind()) {
            case USER_TOKENS -> problem("problem.limit.user.tokens", reached, reached.max(), resets);
            case USER_MONEY -> problem("problem.limit.user.money", reached, money, resets, reached.currency());
            case GROUP_TOKENS -> problem("problem.limit.group.tokens", reached, reached.max(), resets);
            case GROUP_MONEY -> problem("problem.limit.group.money", reached, money, resets, reached.currency());
        };
    }

    private static HttpException problem(String key, LimitReached reached, Object... arguments) {
        return HttpException.limitReached(key, reached.untilThen(), arguments);
    }
}
