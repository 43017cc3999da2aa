package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Comparisons: answers of several models to one question, shown in columns until one is kept. The columns are at the end of
 * their branch, because the next question keeps the answer that it follows. The answers that are not kept are versions of the
 * one that is, as after regenerating it.
 */
public final class ComparisonStore {
    private final Database database;

    public ComparisonStore(Database database) {
        this.database = database;
    }

    /**
     * The answer that each column shows, with its stored HTML: the newest one of the column.
     *
     * @param one any answer of the comparison
     */
    public List<MessageRow> columns(Message one) {
        return database.read("""
                SELECT m.*, h.version, h.text_hash, h.html
                FROM messages m LEFT JOIN answer_html h ON h.message_id = m.id
                WHERE m.id IN (
                  SELECT MAX(id) FROM messages WHERE parent_id = ? AND column_number IS NOT NULL GROUP BY column_number)
                ORDER BY m.column_number""", MessageRow::of, one.parentId().orElseThrow());
    }

    /** The name of a connection that the owner of a chat can use. */
    public Optional<String> connectionName(Chat chat, long connectionId) {
        return database.readOne("""
                SELECT n.name FROM connections n JOIN chats c ON c.id = ?
                WHERE n.id = ? AND (n.user_id IS NULL OR n.user_id = c.user_id)""", row -> row.getString("name"), chat.id(), connectionId);
    }

    /** Ends the comparison that an answer is part of, and shows the branch of this answer. The chat goes on with its model. */
    public void keep(User user, Chat chat, Message answer) {
        database.write(transaction -> {
            RunningAnswerLimits.lock(transaction, user);
            if (end(transaction, answer.id()) > 0) {
                transaction.update(
                        "UPDATE chats SET model = ? WHERE user_id = ? AND id = ?",
                        answer.model(),
                        user.id(),
                        chat.id());
            }
            return transaction.update(
                    "UPDATE chats SET current_leaf_id = ? WHERE user_id = ? AND id = ?",
                    ShownBranch.newestLeaf(transaction, chat, answer.id()),
                    user.id(),
                    chat.id());
        });
    }

    /** Ends a comparison, and returns the number of its answers. */
    static int end(Transaction transaction, long answerId) {
        return transaction.update("""
                UPDATE messages SET column_number = NULL
                WHERE parent_id = (SELECT parent_id FROM messages WHERE id = ?) AND column_number IS NOT NULL""", answerId);
    }
}
