package dev.parley.usage.web;

import dev.parley.usage.Limit;
import dev.parley.usage.Standing;
import dev.parley.usage.UsageSettings;
import dev.parley.usage.Used;
import dev.parley.web.Translations;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a limit is used.
 *
 * @param text in words, such as "12,000 of 1,000,000 tokens"
 * @param value the used part, at most {@code max}
 * @param high whether more than {@value #HIGH_PERCENT} percent are used
 * @param full whether nothing is left
 */
public record Meter(String label, String text, long value, long max, boolean high, boolean full) {
    /** From here on, users get a hint. */
    static final int HIGH_PERCENT = 80;

    private static final int PERCENT = 100;

    /** One meter for each limit of a user and of their group. */
    static List<Meter> all(Standing standing, UsageSettings settings, Amounts amounts, Translations translations) {
        var meters = new ArrayList<Meter>();
        boolean includesOwnKeys = settings.limitsOwnKeys();
        add(
                meters,
                translations.text("usage.yours"),
                standing.limit(),
                standing.used(),
                includesOwnKeys,
                amounts,
                translations);
        standing.group()
                .ifPresent(group -> add(
                        meters,
                        translations.text("usage.of-group", group.name()),
                        group.limit(),
                        group.used(),
                        includesOwnKeys,
                        amounts,
                        translations));
        return meters;
    }

    private static void add(
            List<Meter> meters,
            String label,
            Limit limit,
            Used used,
            boolean includesOwnKeys,
            Amounts amounts,
            Translations translations) {
        limit.tokens()
                .ifPresent(max -> meters.add(of(
                        label,
                        translations.text("usage.tokens.of-max", amounts.number(used.tokens()), amounts.number(max)),
                        used.tokens(),
                        max)));
        long cost = includesOwnKeys ? used.costMicros() + used.ownCostMicros() : used.costMicros();
        limit.costMicros()
                .ifPresent(max -> meters.add(of(
                        label,
                        translations.text("usage.money.of-max", amounts.money(cost), amounts.money(max)),
                        cost,
                        max)));
    }

    private static Meter of(String label, String text, long used, long max) {
        // A limit of zero is always reached; the element needs a maximum above zero.
        long shownMax = Math.max(1, max);
        boolean isFull = used >= max;
        long shown = isFull ? shownMax : used;
        return new Meter(label, text, shown, shownMax, isHigh(shown, shownMax), isFull);
    }

    private static boolean isHigh(long used, long max) {
        return used * PERCENT > max * HIGH_PERCENT;
    }
}
