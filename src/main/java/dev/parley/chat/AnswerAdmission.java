package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Transaction;
import dev.parley.provider.DemoModel;
import dev.parley.usage.MonthlyLimits;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Decides whether another answer may start: its model must be allowed and its connection available, and there are limits on
 * the running answers of a user, on questions in a minute, and on usage in a month. The demo model costs nothing, so it answers
 * even if the monthly limit is reached.
 */
public final class AnswerAdmission {
    private final QuestionLimit questions;
    private final MonthlyLimits limits;
    private final ModelRules rules;
    private final BiPredicate<User, String> isAvailable;
    private final BiPredicate<User, String> isOwn;

    public AnswerAdmission(QuestionLimit questions, MonthlyLimits limits, ModelService models) {
        this(questions, limits, models.rules(), models::isAvailable, models::isOwn);
    }

    /**
     * Creates an admission.
     *
     * @param isAvailable whether a user can use the connection of a model
     * @param isOwn whether a user pays for the answers of a model, and not the installation
     */
    AnswerAdmission(
            QuestionLimit questions,
            MonthlyLimits limits,
            ModelRules rules,
            BiPredicate<User, String> isAvailable,
            BiPredicate<User, String> isOwn) {
        this.questions = questions;
        this.limits = limits;
        this.rules = rules;
        this.isAvailable = isAvailable;
        this.isOwn = isOwn;
    }

    /** @throws ChatException if the answer may not start */
    void require(Transaction transaction, User user, String model) {
        require(transaction, user, model, 0);
    }

    /** @throws ChatException if one of the answers, which start together, may not start */
    void require(Transaction transaction, User user, List<String> models) {
        for (int i = 0; i < models.size(); i++) {
            require(transaction, user, models.get(i), i);
        }
    }

    private void require(Transaction transaction, User user, String model, int others) {
        if (!rules.allows(model)) {
            throw new ChatException(Reason.MODEL_NOT_ALLOWED);
        }
        if (!isAvailable.test(user, model)) {
            throw new ChatException(Reason.CONNECTION_GONE);
        }
        long running = RunningAnswerLimits.requireRoom(transaction, user, others);
        questions.count(transaction, user);
        if (model.equals(DemoModel.ID)) {
            return;
        }
        limits.reached(
                        transaction,
                        user.id(),
                        () -> isOwn.test(user, model),
                        running,
                        group -> runningInGroup(transaction, group) + others)
                .ifPresent(reached -> {
                    throw new ChatException(Reason.LIMIT_REACHED, reached);
                });
    }

    /** Reads all running answers of the installation, which are few, and those of programs for each member. */
    private static long runningInGroup(Transaction transaction, long groupId) {
        return transaction
                .readOne("""
                        WITH running AS (SELECT chat_id FROM messages WHERE status = 'streaming')
                        SELECT COUNT(*) + (
                            SELECT COUNT(*) FROM users m CROSS JOIN limit_entries e
                            WHERE m.group_id = ? AND e.subject = CAST(m.id AS TEXT) AND e.name = 'direct-answers') AS running
                        FROM running r CROSS JOIN chats c CROSS JOIN users u
                        WHERE c.id = r.chat_id AND u.id = c.user_id AND u.group_id = ?""", row -> row.getLong("running"), groupId, groupId)
                .orElseThrow();
    }
}
