package dev.parley.api.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.chat.Message;
import java.util.Locale;

/** A message as programs see it. */
final class MessageJson {
    private MessageJson() {}

    /** The object {@code Message} of the description. */
    static ObjectNode of(Message message) {
        var stats = message.stats();
        return ChatJson.JSON
                .createObjectNode()
                .put("id", message.id())
                .put("chat_id", message.chatId())
                .put("parent_id", message.parentId().orElse(null))
                .put("role", message.role().name().toLowerCase(Locale.ROOT))
                .put("status", message.status().name().toLowerCase(Locale.ROOT))
                .put("text", message.content())
                .put("reasoning", message.reasoning())
                .put("model", message.model().isEmpty() ? null : message.model())
                .put("error", message.error().map(error -> error.kind().code()).orElse(null))
                .put("finish_reason", stats.finishReason().orElse(null))
                .put("prompt_tokens", stats.promptTokens().orElse(null))
                .put("completion_tokens", stats.completionTokens().orElse(null))
                .put("created_at", message.createdAt().toString());
    }
}
