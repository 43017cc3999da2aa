package dev.parley.chat;

import dev.parley.generation.Limits;
import dev.parley.generation.MessageStatus;
import dev.parley.provider.ModelError;
import java.time.Instant;
import java.util.Optional;

/**
 * One message of the tree.
 *
 * @param parentId the message that this one replies to; empty for the first message
 * @param model the model of an answer; empty for a question
 * @param column where an answer is shown beside others to the same question, from 1; empty for one that is shown alone
 * @param error what went wrong with an answer; empty also if a newer version has stored a kind that is unknown here
 * @param attachmentTokens the estimate for the attachments of a question; 0 if it has none
 */
public record Message(
        long id,
        long chatId,
        Optional<Long> parentId,
        Role role,
        MessageStatus status,
        String content,
        String reasoning,
        String model,
        Optional<Long> column,
        Optional<ModelError> error,
        AnswerStats stats,
        long attachmentTokens,
        Instant createdAt) {

    /** Whether it is an incomplete answer that has text and room for more. */
    public boolean isResumable() {
        boolean isBroken = status != MessageStatus.STREAMING && status != MessageStatus.COMPLETE;
        return role == Role.ASSISTANT && isBroken && !content.isBlank() && content.length() < Limits.TEXT_CHARS_MAX;
    }
}
