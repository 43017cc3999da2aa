package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Transaction;
import dev.parley.limit.Limit;
import dev.parley.limit.LimitReachedException;
import dev.parley.limit.LimitStore;
import java.time.Duration;

/** Limits how often a user asks a model: new and edited questions, regenerated and continued answers, and titles. */
public final class QuestionLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final LimitStore limits;
    private final Limit limit;

    public QuestionLimit(LimitStore limits, int perMinuteMax) {
        this.limits = limits;
        this.limit = new Limit("questions", perMinuteMax, WINDOW);
    }

    /** Counts in the transaction that stores the question, so a question that is not stored does not count. */
    void count(Transaction transaction, User user) {
        try {
            limits.count(transaction, limit, String.valueOf(user.id()));
        } catch (LimitReachedException e) {
            // The number of seconds, rounded up.
            throw new ChatException(
                    Reason.TOO_MANY_QUESTIONS, e.waitTime().plusMillis(999).toSeconds());
        }
    }
}
