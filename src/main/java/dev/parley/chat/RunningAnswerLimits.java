package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Transaction;

/**
 * Limits the running answers: one in a chat, a few for a user. Other writers wait for these queries, so they must use the
 * index of the streaming messages; the other indexes contain all messages of a chat.
 */
final class RunningAnswerLimits {
    /** Running answers of one user. */
    static final int RUNNING_PER_USER_MAX = 20;

    private RunningAnswerLimits() {}

    /**
     * Lets the transactions of a user run one after the other. The number of running answers, and whether a request is a
     * repetition, depend on what the others store.
     */
    static void lock(Transaction transaction, User user) {
        transaction.lock("SELECT id FROM users WHERE id = ?", user.id());
    }

    /** Returns the number of running answers of the user. */
    static long requireRoom(Transaction transaction, User user) {
        long running = transaction
                .readOne("""
                        SELECT COUNT(*) AS running
                        FROM chats c CROSS JOIN messages m
                        WHERE c.user_id = ? AND m.chat_id = c.id AND m.status = 'streaming'""", row -> row.getLong("running"), user.id())
                .orElseThrow();
        if (running >= RUNNING_PER_USER_MAX) {
            throw new ChatException(Reason.TOO_MANY_ANSWERS, RUNNING_PER_USER_MAX);
        }
        return running;
    }

    /** The current state of the chat, if no answer is running in it. */
    static Chat requireIdle(Transaction transaction, User user, Chat chat) {
        var now = transaction
                .readOne(
                        "SELECT * FROM chats WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                        ChatStore::chat,
                        user.id(),
                        chat.id())
                .orElseThrow(() -> new ChatException(Reason.NOT_FOUND));
        var running = transaction.readOne(
                "SELECT id FROM messages WHERE chat_id = ? AND status = 'streaming'",
                row -> row.getLong("id"),
                chat.id());
        if (running.isPresent()) {
            throw new ChatException(Reason.ANSWER_RUNNING);
        }
        return now;
    }
}
