package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Transaction;
import dev.parley.file.AttachmentStore;
import java.util.List;

/** Attaches files to messages, and remembers their size with the message. */
public final class MessageAttachments {
    private MessageAttachments() {}

    /**
     * Attaches files to a message that is new.
     *
     * @throws ChatException if the user does not have one of them
     */
    public static Message attach(Transaction transaction, User user, long messageId, List<Long> attachments) {
        if (AttachmentStore.attach(transaction, user, attachments, messageId) < attachments.size()) {
            throw new ChatException(Reason.ATTACHMENT_MISSING);
        }
        return transaction.readOne("""
                        UPDATE messages SET
                          attachment_tokens = (
                            SELECT CAST(SUM(CASE WHEN f.tokens > 0 THEN f.tokens ELSE 1 END) AS BIGINT)
                            FROM attachments a JOIN files f ON f.id = a.file_id WHERE a.message_id = messages.id),
                          attachment_bytes = (
                            SELECT CAST(SUM(CASE WHEN f.text IS NULL THEN f.bytes * 4 / 3 ELSE OCTET_LENGTH(f.text) END)
                              AS BIGINT)
                            FROM attachments a JOIN files f ON f.id = a.file_id WHERE a.message_id = messages.id)
                        WHERE id = ? RETURNING *""", MessageStore::message, messageId).orElseThrow();
    }
}
