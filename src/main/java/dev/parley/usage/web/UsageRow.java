package dev.parley.usage.web;

import dev.parley.usage.Totals;
import dev.parley.usage.Used;

/**
 * A row of a table of usage, in words of the page's language.
 *
 * @param name of what was used, or when, or by whom
 * @param input tokens of the prompts; empty if they are not known apart from the others
 * @param output tokens of the answers; empty if they are not known apart from the others
 * @param estimated of the tokens; empty if none are
 * @param ownCost what was paid with own API keys; empty if nothing was
 */
public record UsageRow(
        String name,
        String answers,
        String input,
        String output,
        String tokens,
        String estimated,
        String cost,
        String ownCost) {
    static UsageRow of(String name, Totals totals, Amounts amounts) {
        return new UsageRow(
                name,
                amounts.number(totals.answers()),
                amounts.number(totals.promptTokens()),
                amounts.number(totals.completionTokens()),
                amounts.number(totals.tokens()),
                totals.estimatedTokens() == 0 ? "" : amounts.number(totals.estimatedTokens()),
                amounts.money(totals.costMicros()),
                ownCost(totals.ownCostMicros(), amounts));
    }

    static UsageRow of(String name, Used used, Amounts amounts) {
        return new UsageRow(
                name,
                amounts.number(used.answers()),
                "",
                "",
                amounts.number(used.tokens()),
                "",
                amounts.money(used.costMicros()),
                ownCost(used.ownCostMicros(), amounts));
    }

    private static String ownCost(long micros, Amounts amounts) {
        return micros == 0 ? "" : amounts.money(micros);
    }
}
