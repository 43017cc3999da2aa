package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.chat.Role;
import dev.parley.generation.MessageStatus;
import dev.parley.transfer.PortableFile;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.PortableStats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One message of NextChat's backup, whose content is a text, or parts as OpenAI's API has them. */
final class NextChatMessage {
    private NextChatMessage() {}

    static Node node(String id, Optional<String> parentId, JsonNode message, Optional<Instant> lastUpdate) {
        var createdAt = LocalDates.instant(Fields.text(message, "date").orElse(""), lastUpdate);
        return switch (message.path("role").asText()) {
            case "user" -> Node.question(id, parentId, text(message), createdAt, images(message));
            case "assistant" -> {
                boolean isFailed = Fields.flag(message, "isError");
                yield Node.shown(new PortableMessage(
                        id,
                        parentId,
                        Role.ASSISTANT,
                        isFailed
                                ? MessageStatus.FAILED
                                : Fields.flag(message, "streaming")
                                        ? MessageStatus.INTERRUPTED
                                        : MessageStatus.COMPLETE,
                        isFailed ? "" : text(message),
                        "",
                        Fields.filled(message, "model"),
                        isFailed ? Stats.failed(text(message)) : PortableStats.NONE,
                        createdAt,
                        images(message)));
            }
            default -> Node.hidden(id, parentId);
        };
    }

    private static String text(JsonNode message) {
        return Fields.text(message, "content").orElseGet(() -> Fields.objects(message, "content").stream()
                .flatMap(part -> Fields.filled(part, "text").stream())
                .collect(Collectors.joining("\n\n")));
    }

    private static List<PortableFile> images(JsonNode message) {
        return Fields.objects(message, "content").stream()
                .flatMap(part -> Fields.filled(part.path("image_url"), "url").stream())
                .map(url -> Images.file(Optional.empty(), url))
                .toList();
    }
}
