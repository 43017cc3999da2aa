package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Transaction;
import java.util.Optional;

/**
 * Limits the running answers: one in a chat, or one in each column of a comparison, and a few for a user. Other writers wait for these queries, so they must use the
 * index of the streaming messages; the other indexes contain all messages of a chat.
 */
final class RunningAnswerLimits {
    /** Running answers of one user. */
    static final int RUNNING_PER_USER_MAX = 20;
    /** The entries of {@link DirectAnswers} have this name; the statements repeat it. */
    static final String DIRECT = "direct-answers";

    private RunningAnswerLimits() {}

    /**
     * Lets the transactions of a user run one after the other. The number of running answers, and whether a request is a
     * repetition, depend on what the others store.
     */
    static void lock(Transaction transaction, User user) {
        transaction.lock("SELECT id FROM users WHERE id = ?", user.id());
    }

    /**
     * Returns the number of running answers of the user.
     *
     * @param others answers that start together with this one and are not stored yet
     */
    static long requireRoom(Transaction transaction, User user, int others) {
        long running = others
                + transaction
                        .readOne("""
                        SELECT COUNT(*) + (
                            SELECT COUNT(*) FROM limit_entries WHERE subject = ? AND name = 'direct-answers') AS running
                        FROM chats c CROSS JOIN messages m
                        WHERE c.user_id = ? AND m.chat_id = c.id AND m.status = 'streaming'""", row -> row.getLong("running"), String.valueOf(user.id()), user.id())
                        .orElseThrow();
        if (running >= RUNNING_PER_USER_MAX) {
            throw new ChatException(Reason.TOO_MANY_ANSWERS, RUNNING_PER_USER_MAX);
        }
        return running;
    }

    /** The current state of the chat, if no answer is running in it. */
    static Chat requireIdle(Transaction transaction, User user, Chat chat) {
        var now = current(transaction, user, chat);
        var running = transaction.readOne(
                "SELECT id FROM messages WHERE chat_id = ? AND status = 'streaming'",
                row -> row.getLong("id"),
                chat.id());
        return requireNone(running, now);
    }

    /** The same for an answer in a column of a comparison: the answers in the other columns may be running. */
    static Chat requireIdle(Transaction transaction, User user, Chat chat, long questionId, Optional<Long> column) {
        if (column.isEmpty()) {
            return requireIdle(transaction, user, chat);
        }
        var now = current(transaction, user, chat);
        var running = transaction.readOne("""
                SELECT id FROM messages WHERE chat_id = ? AND status = 'streaming'
                  AND (parent_id <> ? OR column_number IS NULL OR column_number = ?)""", row -> row.getLong("id"), chat.id(), questionId, column.get());
        return requireNone(running, now);
    }

    private static Chat current(Transaction transaction, User user, Chat chat) {
        return transaction
                .readOne(
                        "SELECT * FROM chats WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                        ChatStore::chat,
                        user.id(),
                        chat.id())
                .orElseThrow(() -> new ChatException(Reason.NOT_FOUND));
    }

    private static Chat requireNone(Optional<Long> running, Chat now) {
        if (running.isPresent()) {
            throw new ChatException(Reason.ANSWER_RUNNING);
        }
        return now;
    }
}
