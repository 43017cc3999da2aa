package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Transaction;
import dev.parley.provider.DemoModel;
import dev.parley.usage.MonthlyLimits;
import java.util.function.Predicate;

/**
 * Decides whether another answer may start: its model must be allowed, and a user has few running answers, and a limit for
 * each minute and each month. The demo model costs
 * nothing, so it answers even if the limit is reached.
 */
public final class AnswerAdmission {
    private final QuestionLimit questions;
    private final MonthlyLimits limits;
    private final ModelRules rules;
    private final Predicate<User> isOwn;

    /** @param isOwn whether a user pays for the own answers, and not the installation */
    public AnswerAdmission(QuestionLimit questions, MonthlyLimits limits, ModelRules rules, Predicate<User> isOwn) {
        this.questions = questions;
        this.limits = limits;
        this.rules = rules;
        this.isOwn = isOwn;
    }

    /** @throws ChatException if the answer may not start */
    void require(Transaction transaction, User user, String model) {
        if (!rules.allows(model)) {
            throw new ChatException(Reason.MODEL_NOT_ALLOWED);
        }
        long running = RunningAnswerLimits.requireRoom(transaction, user);
        questions.count(transaction, user);
        if (model.equals(DemoModel.ID)) {
            return;
        }
        limits.reached(
                        transaction,
                        user.id(),
                        () -> isOwn.test(user),
                        running,
                        group -> runningInGroup(transaction, group))
                .ifPresent(reached -> {
                    throw new ChatException(Reason.LIMIT_REACHED, reached);
                });
    }

    /** Reads all running answers of the installation, which are few. */
    private static long runningInGroup(Transaction transaction, long groupId) {
        return transaction.readOne("""
                        WITH running AS (SELECT chat_id FROM messages WHERE status = 'streaming')
                        SELECT COUNT(*) AS running
                        FROM running r CROSS JOIN chats c CROSS JOIN users u
                        WHERE c.id = r.chat_id AND u.id = c.user_id AND u.group_id = ?""", row -> row.getLong("running"), groupId).orElseThrow();
    }
}
