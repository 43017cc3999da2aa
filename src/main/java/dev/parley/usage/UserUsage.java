package dev.parley.usage;

import static java.util.Comparator.comparingLong;

import dev.parley.db.Database;
import dev.parley.provider.ModelRef;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads what one user has used. */
public final class UserUsage {
    /** Models in a list; the rest is in the totals of the month. */
    private static final int MODELS_MAX = 100;

    /** What was used of one model. */
    public record OfModel(String model, Totals totals) {}

    /** What was used in a month. */
    public record OfMonth(Month month, Used used) {}

    private final Database database;

    public UserUsage(Database database) {
        this.database = database;
    }

    /** By model in a month, the most used one first. The same model at several connections counts as one. */
    public List<OfModel> models(long userId, Month month) {
        var totals = new LinkedHashMap<String, Totals>();
        stored(userId, month).forEach(of -> totals.merge(ModelRef.of(of.model()).id(), of.totals(), Totals::plus));
        return totals.entrySet().stream()
                .map(entry -> new OfModel(entry.getKey(), entry.getValue()))
                .sorted(comparingLong(of -> -of.totals().tokens()))
                .toList();
    }

    private List<OfModel> stored(long userId, Month month) {
        return database.read(
                """
                SELECT model, SUM(answers) AS answers, SUM(prompt_tokens) AS prompt_tokens,
                  SUM(completion_tokens) AS completion_tokens, SUM(estimated_tokens) AS estimated_tokens,
                  SUM(cost_micros) AS cost_micros, SUM(own_cost_micros) AS own_cost_micros
                FROM usage WHERE user_id = ? AND day BETWEEN ? AND ?
                GROUP BY model ORDER BY SUM(prompt_tokens + completion_tokens) DESC, model LIMIT ?""",
                row -> new OfModel(row.getString("model"), Totals.of(row)),
                userId,
                month.firstDay().toEpochDay(),
                month.lastDay().toEpochDay(),
                MODELS_MAX);
    }

    /** The last months with usage, the newest first. */
    public List<OfMonth> months(long userId, int count) {
        return database.read(
                """
                SELECT month, answers, tokens, cost_micros, own_cost_micros
                FROM usage_months WHERE user_id = ? ORDER BY month DESC LIMIT ?""", row -> new OfMonth(Month.ofNumber(row.getLong("month")), Used.of(row, "")), userId, count);
    }
}
