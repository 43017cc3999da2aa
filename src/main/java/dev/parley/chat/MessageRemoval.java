package dev.parley.chat;

import dev.parley.db.Transaction;

/** Removes messages of a chat, replies before what they reply to. */
final class MessageRemoval {
    private MessageRemoval() {}

    /**
     * Removes the newest messages of a chat and returns their number. Each has a statement of its own: a single one for all
     * would begin with the oldest, and remove its replies level by level, which takes quadratic time.
     *
     * @param max the largest number of messages; other writers wait for the transaction
     */
    static int removeNewest(Transaction transaction, long chatId, int max) {
        var ids = transaction.read(
                "SELECT id FROM messages WHERE chat_id = ? ORDER BY id DESC LIMIT ?",
                row -> row.getLong("id"),
                chatId,
                max);
        ids.forEach(id -> transaction.update("DELETE FROM messages WHERE id = ?", id));
        return ids.size();
    }
}
