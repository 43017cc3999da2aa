package dev.parley.share;

import dev.parley.chat.Chat;
import dev.parley.db.Transaction;
import dev.parley.web.HttpException;

/** Fills a new snapshot with a copy of the shown branch of its chat. Of a longer branch, only the end is copied. */
final class Snapshot {
    /** The messages of a snapshot, as many as a printed page has. */
    static final int MESSAGES_MAX = 2_000;
    /** The texts of a snapshot; the message that exceeds it is the last one. */
    static final long TEXT_BYTES_MAX = 20L << 20;

    private final Transaction transaction;
    private final long id;

    Snapshot(Transaction transaction, long id) {
        this.transaction = transaction;
        this.id = id;
    }

    /** @throws HttpException 409 if the last answer is streaming */
    void copy(Chat chat, ShareDraft draft) {
        if (copyMessages(chat, draft.reasoning()) == 0) {
            throw new HttpException(409, "problem.share.running");
        }
        transaction.update("""
                UPDATE shares SET is_cut = 1 WHERE id = ? AND EXISTS (
                  SELECT 1 FROM share_messages s JOIN messages m ON m.id = s.message_id
                  WHERE s.share_id = shares.id AND s.position = 1 AND m.parent_id IS NOT NULL)""", id);
        if (draft.files()) {
            copyFiles();
        }
    }

    private int copyMessages(Chat chat, boolean withReasoning) {
        return transaction.update(
                """
                INSERT INTO share_messages (share_id, position, message_id, role, status, content, reasoning, model, version,
                  text_hash, html)
                WITH RECURSIVE branch (id, parent_id, position, bytes) AS (
                  SELECT id, parent_id, 1, CAST(OCTET_LENGTH(content) + OCTET_LENGTH(reasoning) AS BIGINT)
                  FROM messages WHERE id = ? AND chat_id = ? AND status <> 'streaming'
                  UNION ALL
                  SELECT m.id, m.parent_id, b.position + 1,
                    b.bytes + OCTET_LENGTH(m.content) + OCTET_LENGTH(m.reasoning)
                  FROM branch b JOIN messages m ON m.id = b.parent_id WHERE b.position < ? AND b.bytes < ?)
                SELECT CAST(? AS BIGINT), ROW_NUMBER() OVER (ORDER BY b.position DESC), m.id, m.role, m.status, m.content,
                  CASE WHEN CAST(? AS BIGINT) = 1 THEN m.reasoning ELSE '' END, m.model, h.version, h.text_hash, h.html
                FROM branch b JOIN messages m ON m.id = b.id LEFT JOIN answer_html h ON h.message_id = b.id""", chat.currentLeafId(), chat.id(), MESSAGES_MAX, TEXT_BYTES_MAX, id, withReasoning ? 1 : 0);
    }

    private void copyFiles() {
        transaction.update("""
                INSERT INTO share_files (share_id, number, position, attachment_id)
                SELECT s.share_id, ROW_NUMBER() OVER (ORDER BY s.position, a.id), s.position, a.id
                FROM share_messages s JOIN attachments a ON a.message_id = s.message_id WHERE s.share_id = ?""", id);
    }
}
