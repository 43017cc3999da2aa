package dev.parley.chat;

import dev.parley.db.Database;
import java.util.List;
import java.util.Optional;

/** Reads the messages of a chat along the branches of their tree. One branch is shown, the others are kept. */
public final class MessageTree {
    private final Database database;

    public MessageTree(Database database) {
        this.database = database;
    }

    /**
     * The last messages of the branch that ends with this one: as many as have this number of bytes together, and one
     * more. The messages before them are not read. The tokens of an attachment count as the bytes of a text with as many.
     *
     * @param attachmentBytesMax the limit for the bytes of attachments, because images have many bytes but few tokens. A
     *     message that exceeds it is not returned, unless it is the only one
     */
    List<Message> endOf(long chatId, long leafId, long bytesMax, long attachmentBytesMax) {
        return database.read(
                """
                WITH RECURSIVE branch (id, parent_id, position, bytes, attachment_bytes) AS (
                  SELECT id, parent_id, 1, CAST(OCTET_LENGTH(content) + 16 + 3 * attachment_tokens AS BIGINT),
                    attachment_bytes
                  FROM messages WHERE id = ? AND chat_id = ?
                  UNION ALL
                  SELECT m.id, m.parent_id, b.position + 1,
                    b.bytes + OCTET_LENGTH(m.content) + 16 + 3 * m.attachment_tokens,
                    b.attachment_bytes + m.attachment_bytes
                  FROM branch b JOIN messages m ON m.id = b.parent_id
                  WHERE b.bytes <= ? AND b.attachment_bytes <= ?)
                SELECT m.* FROM branch b JOIN messages m ON m.id = b.id
                WHERE b.position = 1 OR b.attachment_bytes <= ? ORDER BY b.position DESC""", MessageStore::message, leafId, chatId, bytesMax, attachmentBytesMax, attachmentBytesMax);
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
}
