package dev.parley.chat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the messages of a chat along the branches of their tree. One branch is shown, the others are kept. */
public final class MessageTree {
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

    public MessageTree(Database database) {
        this.database = database;
    }

    /**
     * The last messages of the branch that ends with this one: as many as have this number of bytes together, and one
     * more. The messages before them are not read.
     */
    List<Message> endOf(long chatId, long leafId, long bytesMax) {
        return database.read("""
                WITH RECURSIVE branch (id, parent_id, position, bytes) AS (
                  SELECT id, parent_id, 1, CAST(OCTET_LENGTH(content) + 16 AS BIGINT)
                  FROM messages WHERE id = ? AND chat_id = ?
                  UNION ALL
                  SELECT m.id, m.parent_id, b.position + 1, b.bytes + OCTET_LENGTH(m.content) + 16
                  FROM branch b JOIN messages m ON m.id = b.parent_id
                  WHERE b.bytes <= ?)
                SELECT m.* FROM branch b JOIN messages m ON m.id = b.id ORDER BY b.position DESC""", MessageStore::message, leafId, chatId, bytesMax);
    }

    /** The first messages of the shown branch. Of the others, only the ids are read. */
    List<Message> beginning(Chat chat, int max) {
        return database.read("""
                WITH RECURSIVE branch (id, parent_id, position) AS (
                  SELECT id, parent_id, 1 FROM messages WHERE id = ? AND chat_id = ?
                  UNION ALL
                  SELECT m.id, m.parent_id, b.position + 1 FROM branch b JOIN messages m ON m.id = b.parent_id)
                SELECT m.* FROM messages m
                JOIN (SELECT id, position FROM branch ORDER BY position DESC LIMIT ?) b ON m.id = b.id
                ORDER BY b.position DESC""", MessageStore::message, chat.currentLeafId(), chat.id(), max);
    }

    /** The number of messages before this one. Reads their ids only. */
    long countBefore(long chatId, long id) {
        return database.readOne("""
                WITH RECURSIVE branch (id, parent_id) AS (
                  SELECT id, parent_id FROM messages WHERE id = ? AND chat_id = ?
                  UNION ALL
                  SELECT m.id, m.parent_id FROM branch b JOIN messages m ON m.id = b.parent_id)
                SELECT COUNT(*) - 1 AS before FROM branch""", row -> row.getLong("before"), id, chatId).orElse(0L);
    }

    /** The first message that was sent to the model for the last answer of the shown branch, if older ones were left out. */
    public Optional<Long> historyFrom(Chat chat) {
        return database.readOne(
                        "SELECT history_from_id FROM messages WHERE id = ? AND chat_id = ?",
                        row -> row.findLong("history_from_id"),
                        chat.currentLeafId(),
                        chat.id())
                .flatMap(from -> from);
    }

    /** The ids of the branch from the first message to this one. */
    public List<Long> idsUpTo(Chat chat, long leafId) {
        return database.read("""
                WITH RECURSIVE branch (id, parent_id, position) AS (
                  SELECT id, parent_id, 1 FROM messages WHERE id = ? AND chat_id = ?
                  UNION ALL
                  SELECT m.id, m.parent_id, b.position + 1 FROM branch b JOIN messages m ON m.id = b.parent_id)
                SELECT id FROM branch ORDER BY position DESC""", row -> row.getLong("id"), leafId, chat.id());
    }

    /** The last messages of the branch that ends with this one, with their stored HTML. No others are read. */
    public List<MessageRow> rowsUpTo(Chat chat, long leafId, int max) {
        return database.read("""
                WITH RECURSIVE branch (id, parent_id, position) AS (
                  SELECT id, parent_id, 1 FROM messages WHERE id = ? AND chat_id = ?
                  UNION ALL
                  SELECT m.id, m.parent_id, b.position + 1 FROM branch b JOIN messages m ON m.id = b.parent_id
                  WHERE b.position < ?)
                SELECT m.*, h.version, h.text_hash, h.html
                FROM branch b JOIN messages m ON m.id = b.id LEFT JOIN answer_html h ON h.message_id = b.id
                ORDER BY b.position DESC""", MessageRow::of, leafId, chat.id(), max);
    }

    /** The siblings of the messages of {@link #rowsUpTo}, by the id of the message. Messages without siblings have no entry. */
    public Map<Long, Siblings> siblingsUpTo(Chat chat, long leafId, int max) {
        // SQLite keeps the order of a CROSS JOIN. Otherwise it might scan all messages of all users to avoid the
        // sorting.
        var pairs = database.read(
                """
                WITH RECURSIVE branch (id, parent_id, position) AS (
                  SELECT id, parent_id, 1 FROM messages WHERE id = ? AND chat_id = ?
                  UNION ALL
                  SELECT m.id, m.parent_id, b.position + 1 FROM branch b JOIN messages m ON m.id = b.parent_id
                  WHERE b.position < ?)
                SELECT b.id, s.id AS sibling_id FROM branch b CROSS JOIN messages s WHERE s.parent_id = b.parent_id
                UNION ALL
                SELECT b.id, s.id FROM branch b CROSS JOIN messages s
                WHERE b.parent_id IS NULL AND s.chat_id = ? AND s.parent_id IS NULL
                ORDER BY sibling_id""", row -> Map.entry(row.getLong("id"), row.getLong("sibling_id")), leafId, chat.id(), max, chat.id());
        var ids = pairs.stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        var siblings = new HashMap<Long, Siblings>();
        ids.forEach((id, all) -> siblings.put(id, Siblings.of(id, all)));
        return siblings;
    }

    /** The position of a message among the replies to the same message, or among the first questions of the chat. */
    public Siblings siblings(Message message) {
        var all = message.parentId()
                .map(parentId -> database.read(
                        "SELECT id FROM messages WHERE parent_id = ? ORDER BY id", row -> row.getLong("id"), parentId))
                .orElseGet(() -> database.read(
                        "SELECT id FROM messages WHERE chat_id = ? AND parent_id IS NULL ORDER BY id",
                        row -> row.getLong("id"),
                        message.chatId()));
        return all.contains(message.id()) ? Siblings.of(message.id(), all) : Siblings.none(message.id());
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
        return database.readOne(POSITION, MessageTree::position, positionOf(chat, message.id()));
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
                        .readOne(POSITION, MessageTree::position, positionOf(chat, messageId))
                        .isPresent();
    }

    /**
     * The end of the branch that continues from this message with the newest reply each time.
     *
     * @throws ChatException if the chat has no such message
     */
    static long newestLeaf(Transaction transaction, Chat chat, long messageId) {
        return transaction
                .readOne(NEWEST_LEAF, row -> row.getLong("id"), messageId, chat.id())
                .orElseThrow(() -> new ChatException(Reason.NOT_FOUND));
    }

    private static Object[] positionOf(Chat chat, long messageId) {
        return new Object[] {chat.currentLeafId(), chat.id(), messageId, messageId};
    }

    private static long position(Row row) throws SQLException {
        return row.getLong("position");
    }
}
