package dev.parley.chat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.parley.account.User;
import dev.parley.db.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the messages of a chat along the branches of their tree. One branch is shown, the others are kept. */
public final class MessageTree {
    private final Database database;

    public MessageTree(Database database) {
        this.database = database;
    }

    /** The branch from the first message to this one. */
    List<Message> upTo(Chat chat, long leafId) {
        return database.read("""
                WITH RECURSIVE branch (id, parent_id, position) AS (
                  SELECT id, parent_id, 1 FROM messages WHERE id = ? AND chat_id = ?
                  UNION ALL
                  SELECT m.id, m.parent_id, b.position + 1 FROM branch b JOIN messages m ON m.id = b.parent_id)
                SELECT m.* FROM branch b JOIN messages m ON m.id = b.id ORDER BY b.position DESC""", MessageStore::message, leafId, chat.id());
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

    /** The siblings of the messages of {@link #rowsUpTo}, by the id of the message. The first question has none. */
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
                ORDER BY s.id""", row -> Map.entry(row.getLong("id"), row.getLong("sibling_id")), leafId, chat.id(), max);
        var ids = pairs.stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        var siblings = new HashMap<Long, Siblings>();
        ids.forEach((id, all) -> siblings.put(id, Siblings.of(id, all)));
        return siblings;
    }

    /** The position of a message among the answers to the same question. */
    public Siblings siblings(Message message) {
        return message.parentId()
                .map(parentId -> database.read(
                        "SELECT id FROM messages WHERE parent_id = ? ORDER BY id", row -> row.getLong("id"), parentId))
                .filter(all -> all.contains(message.id()))
                .map(all -> Siblings.of(message.id(), all))
                .orElse(Siblings.none(message.id()));
    }

    /** Shows the branch of this message, followed by the newest of its replies, and so on to a leaf. */
    public void select(User user, Message message) {
        database.update("""
                WITH RECURSIVE path (id, position) AS (
                  SELECT CAST(? AS BIGINT), 1
                  UNION ALL
                  SELECT (SELECT MAX(m.id) FROM messages m WHERE m.parent_id = path.id), path.position + 1
                  FROM path WHERE path.id IS NOT NULL)
                UPDATE chats
                SET current_leaf_id = (SELECT id FROM path WHERE id IS NOT NULL ORDER BY position DESC LIMIT 1)
                WHERE user_id = ? AND id = ?""", message.id(), user.id(), message.chatId());
    }
}
