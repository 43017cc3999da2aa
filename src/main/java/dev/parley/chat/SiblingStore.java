package dev.parley.chat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.parley.db.Database;
import java.util.HashMap;
import java.util.Map;

/** Reads which messages are versions of each other. */
public final class SiblingStore {
    private final Database database;

    public SiblingStore(Database database) {
        this.database = database;
    }

    /** The siblings of the messages of {@link MessageTree#rowsUpTo}, by the id of the message. Messages without siblings have no entry. */
    public Map<Long, Siblings> upTo(Chat chat, long leafId, int max) {
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
    public Siblings of(Message message) {
        var all = message.parentId()
                .map(parentId -> database.read(
                        "SELECT id FROM messages WHERE parent_id = ? ORDER BY id", row -> row.getLong("id"), parentId))
                .orElseGet(() -> database.read(
                        "SELECT id FROM messages WHERE chat_id = ? AND parent_id IS NULL ORDER BY id",
                        row -> row.getLong("id"),
                        message.chatId()));
        return all.contains(message.id()) ? Siblings.of(message.id(), all) : Siblings.none(message.id());
    }
}
