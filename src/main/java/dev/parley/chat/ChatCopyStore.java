package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.file.AttachmentStore;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies the beginning of a chat to a new chat. */
public final class ChatCopyStore {
    /** Messages of a copy. Other writers wait while they are copied. */
    public static final int MESSAGES_MAX = 1_000;

    private final Database database;
    private final Clock clock;

    public ChatCopyStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Copies the branch that ends with this answer to a new chat, with the same title, model, parameters and folder. Other branches stay behind.
     *
     * @return the id of the new chat
     */
    public long copy(User user, Chat chat, Message answer) {
        return database.write(transaction -> {
            long copyId = transaction
                    .readOne("""
                            INSERT INTO chats (user_id, title, model, temporary, folder_id, created_at, active_at)
                            SELECT user_id, title, model, temporary, folder_id, CAST(? AS BIGINT), CAST(? AS BIGINT)
                            FROM chats WHERE user_id = ? AND id = ? AND deleted_at IS NULL RETURNING id""", row -> row.getLong("id"), clock.instant(), clock.instant(), user.id(), chat.id())
                    .orElseThrow(() -> new ChatException(Reason.NOT_FOUND));
            copyBranch(transaction, chat, answer, copyId);
            return copyId;
        });
    }

    private static void copyBranch(Transaction transaction, Chat chat, Message answer, long copyId) {
        var branch = branch(transaction, chat, answer);
        if (branch.isEmpty()) {
            throw new ChatException(Reason.ANSWER_RUNNING);
        }
        if (branch.size() > MESSAGES_MAX) {
            throw new ChatException(Reason.TOO_LONG_TO_COPY, MESSAGES_MAX);
        }
        @Nullable Long parentId = null;
        for (long id : branch) {
            parentId = copyMessage(transaction, id, copyId, parentId);
        }
        transaction.update("UPDATE chats SET current_leaf_id = ? WHERE id = ?", parentId, copyId);
        ChatParameterStore.copy(transaction, chat.id(), copyId);
    }

    /** The ids of the messages to copy, oldest first; one more than allowed if there are more. Empty if the answer is streaming. */
    private static List<Long> branch(Transaction transaction, Chat chat, Message answer) {
        return transaction.read("""
                WITH RECURSIVE branch (id, parent_id, position) AS (
                  SELECT id, parent_id, 1 FROM messages WHERE id = ? AND chat_id = ? AND status <> 'streaming'
                  UNION ALL
                  SELECT m.id, m.parent_id, b.position + 1 FROM branch b JOIN messages m ON m.id = b.parent_id
                  WHERE b.position <= ?)
                SELECT id FROM branch ORDER BY position DESC""", row -> row.getLong("id"), answer.id(), chat.id(), MESSAGES_MAX);
    }

    private static long copyMessage(Transaction transaction, long id, long copyId, @Nullable Long parentId) {
        long copied = transaction.insert("""
                INSERT INTO messages (chat_id, parent_id, role, status, content, reasoning, model, finish_reason,
                  prompt_tokens, completion_tokens, first_token_ms, thinking_ms, duration_ms, history_left_out, error,
                  error_detail, created_at, attachment_tokens, attachment_bytes, images_left_out)
                SELECT CAST(? AS BIGINT), CAST(? AS BIGINT), role, status, content, reasoning, model, finish_reason,
                  prompt_tokens, completion_tokens, first_token_ms, thinking_ms, duration_ms, history_left_out, error,
                  error_detail, created_at, attachment_tokens, attachment_bytes, images_left_out
                FROM messages WHERE id = ? RETURNING id""", copyId, parentId, id);
        transaction.update("""
                INSERT INTO answer_html (message_id, version, text_hash, html)
                SELECT CAST(? AS BIGINT), version, text_hash, html FROM answer_html WHERE message_id = ?""", copied, id);
        AttachmentStore.copy(transaction, id, copied);
        return copied;
    }
}
