package dev.parley.chat;

import static java.util.stream.Collectors.groupingBy;

import dev.parley.db.Database;
import dev.parley.file.Attachment;
import dev.parley.file.AttachmentStore;
import java.util.List;
import java.util.Map;

/** Reads the attachments of questions for a page, without contents and texts. */
public final class QuestionFiles {
    private final Database database;
    private final AttachmentStore attachments;

    public QuestionFiles(Database database, AttachmentStore attachments) {
        this.database = database;
        this.attachments = attachments;
    }

    /** The attachments of the questions among these messages of one chat, which are in order, by the id of the question. */
    public Map<Long, List<Attachment>> of(Chat chat, List<MessageRow> messages) {
        if (messages.stream().noneMatch(row -> row.message().attachmentTokens() > 0)) {
            return Map.of();
        }
        var found = database.read(
                """
                SELECT a.id, a.message_id, a.name, f.id AS file_id, f.media_type, f.bytes, f.tokens, f.pages,
                  CASE WHEN f.text IS NULL THEN 0 ELSE 1 END AS has_text
                FROM messages m JOIN attachments a ON a.message_id = m.id JOIN files f ON f.id = a.file_id
                WHERE m.chat_id = ? AND m.attachment_tokens > 0 AND m.id BETWEEN ? AND ?
                ORDER BY a.id""",
                AttachmentStore::attachment,
                chat.id(),
                messages.get(0).id(),
                messages.get(messages.size() - 1).id());
        return found.stream()
                .collect(groupingBy(attachment -> attachment.messageId().orElse(0L)));
    }

    /** Whether any question of a chat has attachments. */
    public boolean isIn(Chat chat) {
        return database.readOne(
                        "SELECT id FROM messages WHERE chat_id = ? AND attachment_tokens > 0 LIMIT 1",
                        row -> row.getLong("id"),
                        chat.id())
                .isPresent();
    }

    /** The content of an attachment. */
    public byte[] content(Attachment attachment) {
        return attachments.content(attachment.file());
    }

    /** The attachments of one message. */
    public List<Attachment> of(Message message) {
        return message.attachmentTokens() > 0 ? attachments.of(message.id()) : List.of();
    }
}
