package dev.parley.transfer.imports;

import dev.parley.account.User;
import dev.parley.chat.MessageAttachments;
import dev.parley.chat.Role;
import dev.parley.db.Transaction;
import dev.parley.generation.MessageStatus;
import dev.parley.provider.ErrorKind;
import dev.parley.text.ShortText;
import dev.parley.transfer.PortableMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Inserts the messages of a chat. */
final class MessageWriter {
    /**
     * A message with its files, which are stored already.
     *
     * @param id as {@link Origins} stores it
     * @param parentId the same
     */
    record Prepared(
            String id, Optional<String> parentId, PortableMessage message, Instant createdAt, List<Long> attachments) {}

    private final Transaction transaction;
    private final User user;
    private final long chatId;
    private final Map<String, Long> known;
    private final Map<String, Long> added;

    /**
     * @param known the ids of the messages that are stored
     * @param added is filled with those of this transaction
     */
    MessageWriter(Transaction transaction, User user, long chatId, Map<String, Long> known, Map<String, Long> added) {
        this.transaction = transaction;
        this.user = user;
        this.chatId = chatId;
        this.known = known;
        this.added = added;
    }

    /** Returns the id of the new message. */
    long insert(Prepared prepared) {
        var parentId = prepared.parentId().map(this::find).orElse(null);
        var message = prepared.message();
        if (parentId == null && message.role() == Role.ASSISTANT) {
            // Every answer needs a question, for example when it is regenerated.
            parentId = insertQuestion(prepared.createdAt());
        }
        long id = message.role() == Role.USER
                ? insertQuestion(parentId, text(message.content()), prepared.createdAt())
                : insertAnswer(parentId, message, prepared.createdAt());
        Origins.add(transaction, chatId, prepared.id(), id);
        added.put(prepared.id(), id);
        if (!prepared.attachments().isEmpty()) {
            MessageAttachments.attach(transaction, user, id, prepared.attachments());
        }
        return id;
    }

    private @Nullable Long find(String id) {
        return Optional.ofNullable(added.get(id)).orElse(known.get(id));
    }

    private long insertQuestion(Instant createdAt) {
        return insertQuestion(null, "", createdAt);
    }

    private long insertQuestion(@Nullable Long parentId, String content, Instant createdAt) {
        return transaction.insert("""
                INSERT INTO messages (chat_id, parent_id, role, status, content, created_at)
                VALUES (?, ?, 'user', 'complete', ?, ?) RETURNING id""", chatId, parentId, content, createdAt);
    }

    private long insertAnswer(@Nullable Long parentId, PortableMessage message, Instant createdAt) {
        var stats = message.stats();
        return transaction.insert(
                """
                INSERT INTO messages (chat_id, parent_id, role, status, content, reasoning, model, finish_reason,
                  prompt_tokens, completion_tokens, first_token_ms, thinking_ms, duration_ms, error, error_detail, created_at)
                VALUES (?, ?, 'assistant', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                chatId,
                parentId,
                message.status() == MessageStatus.STREAMING ? MessageStatus.INTERRUPTED : message.status(),
                text(message.content()),
                text(message.reasoning()),
                ImportedText.model(message.model()).orElse(null),
                ImportedText.code(stats.finishReason()).orElse(null),
                ImportedText.count(stats.promptTokens()).orElse(null),
                ImportedText.count(stats.completionTokens()).orElse(null),
                ImportedText.millis(stats.firstToken()).orElse(null),
                ImportedText.millis(stats.thinking()).orElse(null),
                ImportedText.millis(stats.duration()).orElse(null),
                stats.error().flatMap(ErrorKind::ofCode).map(ErrorKind::code).orElse(null),
                ImportedText.detail(stats.errorDetail()).orElse(null),
                createdAt);
    }

    private static String text(String text) {
        return ShortText.clipped(text, ImportLimits.MESSAGE_CHARS_MAX);
    }
}
