package dev.parley.usage;

import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import dev.parley.usage.LimitReached.Kind;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/**
 * Checks the monthly limits of users and groups. A limit of a user replaces the default; a group's limit is for all its members
 * together. Months are those of UTC.
 */
public final class MonthlyLimits {
    private static final String STANDING = """
            SELECT CASE WHEN l.user_id IS NULL THEN 0 ELSE 1 END AS has_limit, l.tokens_max, l.cost_micros_max,
              m.answers, m.tokens, m.cost_micros, m.own_cost_micros,
              g.id AS group_id, g.name AS group_name, gl.tokens_max AS group_tokens_max,
              gl.cost_micros_max AS group_cost_micros_max, gm.answers AS group_answers, gm.tokens AS group_tokens,
              gm.cost_micros AS group_cost_micros, gm.own_cost_micros AS group_own_cost_micros
            FROM users u
            LEFT JOIN user_limits l ON l.user_id = u.id
            LEFT JOIN usage_months m ON m.user_id = u.id AND m.month = ?
            LEFT JOIN user_groups g ON g.id = u.group_id
            LEFT JOIN group_limits gl ON gl.group_id = g.id
            LEFT JOIN usage_group_months gm ON gm.group_id = g.id AND gm.month = ?
            WHERE u.id = ?""";

    private final Database database;
    private final UsageSettings settings;
    private final Clock clock;

    public MonthlyLimits(Database database, UsageSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** How much a user has used this month; empty if the user is gone. */
    public Optional<Standing> standing(long userId) {
        var month = Month.now(clock);
        return database.readOne(STANDING, row -> standing(row, month), month.number(), month.number(), userId);
    }

    /**
     * The limit that leaves no room for another answer, if any. Answers that are being written count as much as the average
     * answer of this month.
     *
     * @param isOwn whether the user pays for this answer, and not the installation; called only if it matters
     * @param running the answers of the user that are being written
     * @param runningInGroup counts those of all members of a group; called only if the group has a limit
     */
    public Optional<LimitReached> reached(
            Transaction transaction,
            long userId,
            BooleanSupplier isOwn,
            long running,
            ToLongFunction<Long> runningInGroup) {
        var month = Month.now(clock);
        var standing = transaction
                .readOne(STANDING, row -> standing(row, month), month.number(), month.number(), userId)
                .orElseThrow();
        BooleanSupplier isMoneyLimited = () -> settings.limitsOwnKeys() || !isOwn.getAsBoolean();
        return reached(standing.limit(), standing.used(), running, isMoneyLimited, Kind.USER_TOKENS, Kind.USER_MONEY)
                .or(() -> standing.group()
                        .filter(group -> !group.limit().isNone())
                        .flatMap(group -> reached(
                                group.limit(),
                                group.used(),
                                runningInGroup.applyAsLong(group.id()),
                                isMoneyLimited,
                                Kind.GROUP_TOKENS,
                                Kind.GROUP_MONEY)));
    }

    private Optional<LimitReached> reached(
            Limit limit, Used used, long running, BooleanSupplier isMoneyLimited, Kind tokens, Kind money) {
        return limit.tokens()
                .filter(max -> used.with(running, used.tokens()) >= max)
                .map(max -> reached(tokens, max))
                .or(() -> limit.costMicros()
                        .filter(max -> used.with(running, used.limitedCostMicros(settings.limitsOwnKeys())) >= max
                                && isMoneyLimited.getAsBoolean())
                        .map(max -> reached(money, max)));
    }

    private LimitReached reached(Kind kind, long max) {
        var month = Month.now(clock);
        return new LimitReached(
                kind, max, settings.currency(), month.minus(-1), Duration.between(clock.instant(), month.end()));
    }

    private Standing standing(Row row, Month month) throws SQLException {
        boolean hasOwnLimit = row.getBoolean("has_limit");
        var groupId = row.findLong("group_id");
        var group = groupId.isEmpty()
                ? Optional.<Standing.OfGroup>empty()
                : Optional.of(new Standing.OfGroup(
                        groupId.get(), row.getString("group_name"), limit(row, "group_"), Used.of(row, "group_")));
        return new Standing(
                month, hasOwnLimit ? limit(row, "") : settings.userLimit(), hasOwnLimit, Used.of(row, ""), group);
    }

    private static Limit limit(Row row, String prefix) throws SQLException {
        return new Limit(row.findLong(prefix + "tokens_max"), row.findLong(prefix + "cost_micros_max"));
    }
}
