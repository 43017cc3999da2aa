package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/** Finds messages on the shown branch of a chat, and shows other branches. */
public final class ShownBranch {
    private static final String NEWEST_LEAF = """
            WITH RECURSIVE path (id, position) AS (
              SELECT id, 1 FROM messages WHERE id = ? AND chat_id = ?
              UNION ALL
              SELECT (SELECT MAX(m.id) FROM messages m WHERE m.parent_id = path.id), path.position + 1
              FROM path WHERE path.id IS NOT NULL)
            SELECT id FROM path WHERE id IS NOT NULL ORDER BY position DESC LIMIT 1""";

    /** A message has a larger id than the one that it replies to, so the search ends early. */
    private static final String POSITION = """
            WITH RECURSIVE branch (id, parent_id, position) AS (
              SELECT id, parent_id, 1 FROM messages WHERE id = ? AND chat_id = ?
              UNION ALL
              SELECT m.id, m.parent_id, b.position + 1 FROM branch b JOIN messages m ON m.id = b.parent_id
              WHERE b.id > ?)
            SELECT position FROM branch WHERE id = ?""";

    private final Database database;

    public ShownBranch(Database database) {
        this.database = database;
    }

    /** The chat with a branch that contains this message: the shown one, otherwise its newest, see {@link #select}. */
    public Chat showing(Chat chat, Message message) {
        if (position(chat, message).isPresent()) {
            return chat;
        }
        var leaf = database.readOne(NEWEST_LEAF, row -> row.getLong("id"), message.id(), chat.id());
        return chat.withLeaf(leaf.orElseThrow());
    }

    /** The position of a message in the shown branch, counted from the end: 1 for the last. Empty if it is on another branch. */
    public Optional<Long> position(Chat chat, Message message) {
        return database.readOne(POSITION, ShownBranch::position, positionOf(chat, message.id()));
    }

    /** The id of the message at this position of the shown branch, counted as in {@link #position}. */
    public long idAt(Chat chat, long position) {
        return database.readOne("""
                WITH RECURSIVE branch (id, parent_id, position) AS (
                  SELECT id, parent_id, 1 FROM messages WHERE id = ? AND chat_id = ?
                  UNION ALL
                  SELECT m.id, m.parent_id, b.position + 1 FROM branch b JOIN messages m ON m.id = b.parent_id
                  WHERE b.position < ?)
                SELECT id FROM branch ORDER BY position DESC LIMIT 1""", row -> row.getLong("id"), chat.currentLeafId(), chat.id(), position)
                .orElseThrow();
    }

    /** Shows the branch of this message, followed by the newest of its replies, and so on to a leaf. */
    public void select(User user, Chat chat, Message message) {
        database.write(transaction -> transaction.update(
                "UPDATE chats SET current_leaf_id = ? WHERE user_id = ? AND id = ?",
                newestLeaf(transaction, chat, message.id()),
                user.id(),
                chat.id()));
    }

    /** Whether the shown branch contains this message. */
    static boolean isOnBranch(Transaction transaction, Chat chat, long messageId) {
        return chat.currentLeafId() == messageId
                || transaction
                        .readOne(POSITION, ShownBranch::position, positionOf(chat, messageId))
                        .isPresent();
    }

    /**
     * The end of the branch that continues from this message with the newest reply each time.
     *
     * @throws ChatException if the chat has no such message
     */
    static long newestLeaf(Transaction transaction, Chat chat, long messageId) {
        return newestLeaf(transaction, chat.id(), messageId);
    }

    /**
     * The same for the chat with this id.
     *
     * @throws ChatException if the chat has no such message
     */
    public static long newestLeaf(Transaction transaction, long chatId, long messageId) {
        return transaction
                .readOne(NEWEST_LEAF, row -> row.getLong("id"), messageId, chatId)
                .orElseThrow(() -> new ChatException(Reason.NOT_FOUND));
    }

    private static Object[] positionOf(Chat chat, long messageId) {
        return new Object[] {chat.currentLeafId(), chat.id(), messageId, messageId};
    }

    private static long position(Row row) throws SQLException {
        return row.getLong("position");
    }
}
