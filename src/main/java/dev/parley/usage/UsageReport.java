package dev.parley.usage;

import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.provider.ModelRef;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads what all users have used. */
public final class UsageReport {
    /** Users on a page. */
    public static final int USERS_MAX = 50;
    /** Days with models: more than anybody would look at. */
    private static final int ROWS_MAX = 20_000;

    private static final int EXPORTED_PER_DAY_MAX = 50_000;

    /** What was used of a model on a day. */
    public record OfDay(LocalDate day, String model, Totals totals) {}

    /** What a group has used. */
    public record OfGroup(String name, Used used) {}

    /** What a user has used. */
    public record OfUser(long id, String email, Used used) {}

    /** The last user of a page. */
    public record Position(long tokens, long userId) {}

    /** What a user has used of a model on a day; the email is empty if the account is deleted. */
    public record Exported(LocalDate day, String email, String group, String model, Totals totals) {}

    private final Database database;

    public UsageReport(Database database) {
        this.database = database;
    }

    /** By day and model. */
    public List<OfDay> days(Month month) {
        return database.read(
                """
                SELECT day, model, SUM(answers) AS answers, SUM(prompt_tokens) AS prompt_tokens,
                  SUM(completion_tokens) AS completion_tokens, SUM(estimated_tokens) AS estimated_tokens,
                  SUM(cost_micros) AS cost_micros, SUM(own_cost_micros) AS own_cost_micros
                FROM usage WHERE day BETWEEN ? AND ? GROUP BY day, model ORDER BY day, model LIMIT ?""",
                row -> new OfDay(LocalDate.ofEpochDay(row.getLong("day")), modelId(row), Totals.of(row)),
                month.firstDay().toEpochDay(),
                month.lastDay().toEpochDay(),
                ROWS_MAX);
    }

    /** The months since this one, the oldest first. */
    public List<UserUsage.OfMonth> monthsSince(Month first) {
        return database.read(
                """
                SELECT month, SUM(answers) AS answers, SUM(tokens) AS tokens, SUM(cost_micros) AS cost_micros,
                  SUM(own_cost_micros) AS own_cost_micros
                FROM usage_months WHERE month >= ? GROUP BY month ORDER BY month""",
                row -> new UserUsage.OfMonth(Month.ofNumber(row.getLong("month")), Used.of(row, "")),
                first.number());
    }

    /** By group, the one with the most tokens first. */
    public List<OfGroup> groups(Month month) {
        return database.read(
                """
                SELECT g.name, m.answers, m.tokens, m.cost_micros, m.own_cost_micros
                FROM usage_group_months m JOIN user_groups g ON g.id = m.group_id
                WHERE m.month = ? ORDER BY m.tokens DESC, g.name LIMIT ?""",
                row -> new OfGroup(row.getString("name"), Used.of(row, "")),
                month.number(),
                GroupStore.GROUPS_MAX);
    }

    /** A page of users and one more, the one with the most tokens first. */
    public List<OfUser> users(Month month, Optional<Position> after) {
        var position = after.orElse(new Position(Long.MAX_VALUE, Long.MAX_VALUE));
        return database.read(
                """
                SELECT u.id, u.email, m.answers, m.tokens, m.cost_micros, m.own_cost_micros
                FROM usage_months m JOIN users u ON u.id = m.user_id
                WHERE m.month = ? AND (m.tokens, m.user_id) < (?, ?)
                ORDER BY m.tokens DESC, m.user_id DESC LIMIT ?""",
                row -> new OfUser(row.getLong("id"), row.getString("email"), Used.of(row, "")),
                month.number(),
                position.tokens(),
                position.userId(),
                USERS_MAX + 1);
    }

    /** One day for an export, of at most 50,000 rows. */
    public List<Exported> exported(LocalDate day) {
        return database.read(
                """
                SELECT d.day, COALESCE(u.email, '') AS email, COALESCE(g.name, '') AS group_name, d.model, d.answers,
                  d.prompt_tokens, d.completion_tokens, d.estimated_tokens, d.cost_micros, d.own_cost_micros
                FROM usage d LEFT JOIN users u ON u.id = d.user_id LEFT JOIN user_groups g ON g.id = u.group_id
                WHERE d.day = ? LIMIT ?""",
                row -> new Exported(
                        LocalDate.ofEpochDay(row.getLong("day")),
                        row.getString("email"),
                        row.getString("group_name"),
                        modelId(row),
                        Totals.of(row)),
                day.toEpochDay(),
                EXPORTED_PER_DAY_MAX);
    }

    /** The same model at several connections counts as one. */
    private static String modelId(Row row) throws SQLException {
        return ModelRef.of(row.getString("model")).id();
    }
}
