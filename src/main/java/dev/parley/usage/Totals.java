package dev.parley.usage;

import dev.parley.db.Row;
import java.sql.SQLException;

/**
 * Sums of usage.
 *
 * @param estimatedTokens those tokens that no model server has reported
 * @param costMicros what the installation pays
 * @param ownCostMicros what users with an own API key pay
 */
public record Totals(
        long answers,
        long promptTokens,
        long completionTokens,
        long estimatedTokens,
        long costMicros,
        long ownCostMicros) {
    /** No usage. */
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

    static Totals of(Row row) throws SQLException {
        return new Totals(
                row.getLong("answers"),
                row.getLong("prompt_tokens"),
                row.getLong("completion_tokens"),
                row.getLong("estimated_tokens"),
                row.getLong("cost_micros"),
                row.getLong("own_cost_micros"));
    }

    /** Of the prompts and the answers. */
    public long tokens() {
        return promptTokens + completionTokens;
    }

    /** The sums of both. */
    public Totals plus(Totals other) {
        return new Totals(
                answers + other.answers,
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                estimatedTokens + other.estimatedTokens,
                costMicros + other.costMicros,
                ownCostMicros + other.ownCostMicros);
    }
}
