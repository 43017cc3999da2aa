package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.chat.Role;
import dev.parley.generation.MessageStatus;
import dev.parley.transfer.PortableFile;
import dev.parley.transfer.PortableMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One message of Chatbox's backup: a text in {@code content}, in newer versions parts of several types. */
final class ChatboxMessage {
    /** The model as it was displayed, such as {@code OpenAI API (gpt-4o)}. */
    private static final Pattern SHOWN_MODEL = Pattern.compile("[^()]{1,100} \\(([^()]{1,200})\\)");

    private ChatboxMessage() {}

    static Node node(String id, Optional<String> parentId, JsonNode message) {
        var createdAt = Times.instant(message, "timestamp");
        return switch (message.path("role").asText()) {
            case "user" -> Node.question(id, parentId, text(message).orElse(""), createdAt, files(message));
            case "assistant" -> {
                var error = Fields.filled(message, "error");
                boolean isStopped = Fields.flag(message, "generating");
                yield Node.shown(new PortableMessage(
                        id,
                        parentId,
                        Role.ASSISTANT,
                        error.isPresent()
                                ? MessageStatus.FAILED
                                : isStopped ? MessageStatus.INTERRUPTED : MessageStatus.COMPLETE,
                        text(message).orElse(""),
                        Fields.filled(message, "reasoningContent").orElseGet(() -> parts(message, "reasoning")),
                        model(message),
                        error.map(Stats::failed).orElseGet(() -> Stats.usage(message)),
                        createdAt,
                        files(message)));
            }
            default -> Node.hidden(id, parentId);
        };
    }

    static Optional<String> text(JsonNode message) {
        var parts = parts(message, "text");
        return parts.isEmpty() ? Fields.filled(message, "content") : Optional.of(parts);
    }

    private static String parts(JsonNode message, String type) {
        return Fields.objects(message, "contentParts").stream()
                .filter(part -> part.path("type").asText().equals(type))
                .flatMap(part -> Fields.filled(part, "text").stream())
                .collect(Collectors.joining("\n\n"));
    }

    private static Optional<String> model(JsonNode message) {
        return Fields.filled(message, "model").map(model -> {
            var shown = SHOWN_MODEL.matcher(model);
            return shown.matches() ? shown.group(1) : model;
        });
    }

    private static List<PortableFile> files(JsonNode message) {
        var files = new ArrayList<PortableFile>();
        for (var part : Fields.objects(message, "contentParts")) {
            if (part.path("type").asText().equals("image")) {
                files.add(image(part));
            }
        }
        for (var picture : Fields.objects(message, "pictures")) {
            files.add(image(picture));
        }
        for (var file : Fields.objects(message, "files")) {
            Fields.filled(file, "name")
                    .ifPresent(name -> files.add(new PortableFile(
                            name,
                            new PortableFile.Entry(
                                    Fields.filled(file, "storageKey").orElse(name)))));
        }
        return files;
    }

    private static PortableFile image(JsonNode image) {
        return Images.file(
                Optional.empty(),
                Fields.filled(image, "url")
                        .or(() -> Fields.filled(image, "storageKey"))
                        .orElse(""));
    }
}
