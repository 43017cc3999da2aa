package dev.parley.usage;

import dev.parley.db.Transaction;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Counts what answers have used. */
public final class UsageStore {
    private final PriceStore prices;
    private final Clock clock;

    public UsageStore(PriceStore prices, Clock clock) {
        this.prices = prices;
        this.clock = clock;
    }

    /**
     * Counts an answer at today's price. The caller must do so in the transaction that ends the answer, and only if that has
     * not ended before.
     */
    public void count(Transaction transaction, long userId, Spending spending) {
        long cost = prices.find(spending.model())
                .map(price -> price.costMicros(spending))
                .orElse(0L);
        long sharedCost = spending.hasOwnKey() ? 0 : cost;
        long ownCost = cost - sharedCost;
        var now = clock.instant();
        addToDay(transaction, userId, LocalDate.ofInstant(now, ZoneOffset.UTC), spending, sharedCost, ownCost);
        addToMonths(transaction, userId, Month.of(now), spending, sharedCost, ownCost);
    }

    private static void addToDay(
            Transaction transaction, long userId, LocalDate day, Spending spending, long sharedCost, long ownCost) {
        transaction.update(
                """
                INSERT INTO usage AS u
                  (user_id, day, model, answers, prompt_tokens, completion_tokens, estimated_tokens, cost_micros,
                   own_cost_micros)
                VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, day, model) DO UPDATE SET
                  answers = u.answers + 1,
                  prompt_tokens = u.prompt_tokens + excluded.prompt_tokens,
                  completion_tokens = u.completion_tokens + excluded.completion_tokens,
                  estimated_tokens = u.estimated_tokens + excluded.estimated_tokens,
                  cost_micros = u.cost_micros + excluded.cost_micros,
                  own_cost_micros = u.own_cost_micros + excluded.own_cost_micros""",
                userId,
                day.toEpochDay(),
                spending.model(),
                spending.promptTokens(),
                spending.completionTokens(),
                spending.estimatedTokens(),
                sharedCost,
                ownCost);
    }

    private static void addToMonths(
            Transaction transaction, long userId, Month month, Spending spending, long sharedCost, long ownCost) {
        transaction.update("""
                INSERT INTO usage_months AS m (user_id, month, answers, tokens, cost_micros, own_cost_micros)
                VALUES (?, ?, 1, ?, ?, ?)
                ON CONFLICT (user_id, month) DO UPDATE SET
                  answers = m.answers + 1, tokens = m.tokens + excluded.tokens,
                  cost_micros = m.cost_micros + excluded.cost_micros,
                  own_cost_micros = m.own_cost_micros + excluded.own_cost_micros""", userId, month.number(), spending.tokens(), sharedCost, ownCost);
        transaction.update("""
                INSERT INTO usage_group_months AS m (group_id, month, answers, tokens, cost_micros, own_cost_micros)
                SELECT u.group_id, ?, 1, ?, ?, ? FROM users u WHERE u.id = ? AND u.group_id IS NOT NULL
                ON CONFLICT (group_id, month) DO UPDATE SET
                  answers = m.answers + 1, tokens = m.tokens + excluded.tokens,
                  cost_micros = m.cost_micros + excluded.cost_micros,
                  own_cost_micros = m.own_cost_micros + excluded.own_cost_micros""", month.number(), spending.tokens(), sharedCost, ownCost, userId);
    }
}
