package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.chat.Role;
import dev.parley.generation.MessageStatus;
import dev.parley.transfer.PortableFile;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.PortableStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One message of Claude's export. Its {@code content} has blocks of text, of thinking, and of calls of tools; {@code text} has
 * the same in one piece, with a notice in place of what it cannot say.
 */
final class ClaudeMessage {
    private static final String NOTICE = "```\nThis block is not supported on your current device yet.\n```";

    private ClaudeMessage() {}

    static Node node(String id, Optional<String> parentId, JsonNode message, Optional<String> model) {
        var createdAt = Times.instant(message, "created_at");
        var files = files(message);
        if (message.path("sender").asText().equals("human")) {
            return Node.question(id, parentId, text(message), createdAt, files);
        }
        boolean isStopped = message.path("stop_reason").asText().equals("user_canceled");
        return Node.shown(new PortableMessage(
                id,
                parentId,
                Role.ASSISTANT,
                isStopped ? MessageStatus.STOPPED : MessageStatus.COMPLETE,
                text(message),
                joined(message, ClaudeMessage::thinking),
                Fields.filled(message, "model").or(() -> model),
                PortableStats.NONE,
                createdAt,
                files));
    }

    private static String text(JsonNode message) {
        var blocks = joined(message, ClaudeMessage::shown);
        return blocks.isBlank()
                ? Fields.text(message, "text").orElse("").replace(NOTICE, "").strip()
                : blocks;
    }

    private interface Block {
        Optional<String> text(JsonNode block, String type);
    }

    private static String joined(JsonNode message, Block block) {
        return Fields.objects(message, "content").stream()
                .flatMap(each -> block.text(each, each.path("type").asText()).stream())
                .collect(Collectors.joining("\n\n"));
    }

    private static Optional<String> shown(JsonNode block, String type) {
        return switch (type) {
            case "text", "voice_note" -> Fields.filled(block, "text").map(String::strip);
            case "tool_use" -> ClaudeArtifact.text(block.path("name").asText(), block.path("input"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> thinking(JsonNode block, String type) {
        return type.equals("thinking") ? Fields.filled(block, "thinking").map(String::strip) : Optional.empty();
    }

    /** Of attachments, the text was extracted. Of other files, the export has only the names. */
    private static List<PortableFile> files(JsonNode message) {
        var files = new ArrayList<PortableFile>();
        for (var attachment : Fields.objects(message, "attachments")) {
            var name = Fields.filled(attachment, "file_name").orElse("text.txt");
            files.add(new PortableFile(
                    name,
                    Fields.filled(attachment, "extracted_content")
                            .<PortableFile.Source>map(PortableFile.Text::new)
                            .orElseGet(() -> new PortableFile.Entry(name))));
        }
        for (var file : Fields.objects(message, "files")) {
            Fields.filled(file, "file_name")
                    .ifPresent(name -> files.add(new PortableFile(name, new PortableFile.Entry(name))));
        }
        return files;
    }
}
