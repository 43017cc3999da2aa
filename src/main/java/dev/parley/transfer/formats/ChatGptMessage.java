package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.chat.Role;
import dev.parley.generation.MessageStatus;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.PortableStats;
import java.util.Optional;
import java.util.Set;

/**
 * One message of ChatGPT's export. Those between a question and the text of its answer, such as code and its output, images of
 * tools and thoughts, belong to the answer. Instructions and what only tools say to each other are hidden.
 */
final class ChatGptMessage {
    /** They return pages of the user's files. */
    private static final Set<String> FILE_SEARCHES = Set.of("file_search", "myfiles_browser");

    private ChatGptMessage() {}

    /** @param model of the conversation, for answers that do not tell theirs */
    static Node node(String id, Optional<String> parentId, JsonNode message, Optional<String> model) {
        var role = message.path("author").path("role").asText();
        var metadata = message.path("metadata");
        boolean isHidden = !message.isObject()
                || Fields.flag(metadata, "is_visually_hidden_from_conversation")
                || Fields.flag(metadata, "is_user_system_message");
        return switch (isHidden ? "" : role) {
            case "user" -> question(id, parentId, message);
            case "assistant" -> answer(id, parentId, message, model);
            case "tool" ->
                FILE_SEARCHES.contains(message.path("author").path("name").asText())
                        ? Node.hidden(id, parentId)
                        : answer(id, parentId, message, model);
            default -> Node.hidden(id, parentId);
        };
    }

    private static Node question(String id, Optional<String> parentId, JsonNode message) {
        var content = message.path("content");
        if (content.path("content_type").asText().endsWith("editable_context")) {
            return Node.hidden(id, parentId);
        }
        var text = ChatGptContent.parts(content);
        var files = ChatGptFiles.of(message);
        return text.isBlank() && files.isEmpty()
                ? Node.hidden(id, parentId)
                : Node.question(id, parentId, text, Times.instant(message, "create_time"), files);
    }

    private static Node answer(String id, Optional<String> parentId, JsonNode message, Optional<String> model) {
        boolean isTool = message.path("author").path("role").asText().equals("tool");
        var text = isTool ? ChatGptContent.ofTool(message) : ChatGptContent.ofAssistant(message);
        var files = ChatGptFiles.of(message);
        var reasoning = ChatGptContent.thoughts(message.path("content"));
        var stats = stats(message);
        if (text.isBlank() && files.isEmpty() && reasoning.isBlank() && stats.equals(PortableStats.NONE)) {
            return Node.hidden(id, parentId);
        }
        return Node.shown(new PortableMessage(
                id,
                parentId,
                Role.ASSISTANT,
                isTool ? MessageStatus.COMPLETE : status(message),
                text,
                reasoning,
                Fields.filled(message.path("metadata"), "model_slug").or(() -> model),
                stats,
                Times.instant(message, "create_time"),
                files));
    }

    private static MessageStatus status(JsonNode message) {
        var end = message.path("metadata").path("finish_details").path("type").asText();
        return switch (end) {
            case "interrupted" -> MessageStatus.STOPPED;
            case "max_tokens" -> MessageStatus.TRUNCATED;
            default -> MessageStatus.COMPLETE;
        };
    }

    private static PortableStats stats(JsonNode message) {
        return message.path("content").path("content_type").asText().equals("reasoning_recap")
                ? Stats.thinking(Times.seconds(message.path("metadata"), "finished_duration_sec"))
                : PortableStats.NONE;
    }
}
