package dev.parley.chat;

import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.generation.MessageStatus;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelError;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads single messages. {@link MessageTree} reads whole branches, {@link QuestionStore} and others write. */
public final class MessageStore {
    private final Database database;

    public MessageStore(Database database) {
        this.database = database;
    }

    /** A message of this chat, unless the chat is deleted. */
    public Optional<Message> find(Chat chat, long id) {
        return database.readOne("""
                SELECT m.* FROM messages m JOIN chats c ON c.id = m.chat_id
                WHERE m.chat_id = ? AND m.id = ? AND c.deleted_at IS NULL""", MessageStore::message, chat.id(), id);
    }

    /** The same with its stored HTML. */
    public Optional<MessageRow> row(Chat chat, long id) {
        return database.readOne("""
                SELECT m.*, h.version, h.text_hash, h.html
                FROM messages m JOIN chats c ON c.id = m.chat_id LEFT JOIN answer_html h ON h.message_id = m.id
                WHERE m.chat_id = ? AND m.id = ? AND c.deleted_at IS NULL""", MessageRow::of, chat.id(), id);
    }

    /** A page of all messages of a chat, those with higher ids than this one. A long text ends it early. */
    public List<Message> after(Chat chat, long id, int max, long bytesMax) {
        var sizes = database.read("""
                SELECT m.id, OCTET_LENGTH(m.content) + OCTET_LENGTH(m.reasoning) AS bytes FROM messages m
                WHERE m.chat_id = ? AND m.id > ? ORDER BY m.id LIMIT ?""", row -> new Size(row.getLong("id"), row.getLong("bytes")), chat.id(), id, max);
        long last = id;
        long bytes = 0;
        for (var size : sizes) {
            bytes += size.bytes();
            if (last > id && bytes > bytesMax) {
                break;
            }
            last = size.id();
        }
        return database.read(
                "SELECT * FROM messages WHERE chat_id = ? AND id > ? AND id <= ? ORDER BY id",
                MessageStore::message,
                chat.id(),
                id,
                last);
    }

    private record Size(long id, long bytes) {}

    /** The ids of the streaming answers of this chat. */
    public List<Long> streaming(long chatId) {
        return database.read(
                "SELECT id FROM messages WHERE chat_id = ? AND status = 'streaming'", row -> row.getLong("id"), chatId);
    }

    static Message message(Row row) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getLong("chat_id"),
                row.findLong("parent_id"),
                row.getEnum("role", Role.class),
                row.getEnum("status", MessageStatus.class),
                row.getString("content"),
                row.getString("reasoning"),
                row.findString("model").orElse(""),
                row.findLong("column_number"),
                error(row),
                AnswerStats.of(row),
                row.getLong("attachment_tokens"),
                row.getInstant("created_at"));
    }

    private static Optional<ModelError> error(Row row) throws SQLException {
        var detail = row.findString("error_detail").orElse("");
        return row.findString("error").flatMap(ErrorKind::ofCode).map(kind -> ModelError.of(kind, detail));
    }
}
