package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.chat.Role;
import dev.parley.generation.MessageStatus;
import dev.parley.transfer.PortableFile;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.PortableStats;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One message of LibreChat's export. An answer has either {@code text}, in which reasoning is marked with {@code :::thinking},
 * or {@code content} with parts of several types.
 */
final class LibreChatMessage {
    private static final Pattern THINKING = Pattern.compile(":::thinking(.*?):::", Pattern.DOTALL);

    private LibreChatMessage() {}

    static Node node(String id, Optional<String> parentId, JsonNode message) {
        var createdAt = Times.instant(message, "createdAt");
        var text = Fields.text(message, "text").orElse("");
        boolean isQuestion = message.has("isCreatedByUser")
                ? Fields.flag(message, "isCreatedByUser")
                : message.path("sender").asText().equalsIgnoreCase("user");
        var shown = text.isBlank() ? parts(message, "text") : text;
        if (isQuestion) {
            return Node.question(id, parentId, shown, createdAt, files(message));
        }
        var marked = THINKING.matcher(text);
        var thoughts = marked.results().map(mark -> mark.group(1).strip());
        var reasoning = Stream.concat(thoughts, Stream.of(parts(message, "think")))
                .filter(thought -> !thought.isBlank())
                .collect(Collectors.joining("\n\n"));
        boolean isFailed = Fields.flag(message, "error");
        var content = THINKING.matcher(shown).replaceAll("").strip();
        return Node.shown(new PortableMessage(
                id,
                parentId,
                Role.ASSISTANT,
                isFailed ? MessageStatus.FAILED : status(message),
                isFailed ? "" : content,
                reasoning,
                Fields.filled(message, "model"),
                isFailed ? Stats.failed(content) : stats(message),
                createdAt,
                files(message)));
    }

    private static MessageStatus status(JsonNode message) {
        return Fields.flag(message, "unfinished") ? MessageStatus.STOPPED : MessageStatus.COMPLETE;
    }

    private static PortableStats stats(JsonNode message) {
        return Stats.tokens(Optional.empty(), Fields.number(message, "tokenCount"));
    }

    /** The parts of one type, whose text is in a field of the same name, in some versions in an object in it. */
    private static String parts(JsonNode message, String type) {
        return Fields.objects(message, "content").stream()
                .filter(part -> part.path("type").asText().equals(type))
                .flatMap(part -> Fields.filled(part, type).or(() -> Fields.filled(part.path(type), "value")).stream())
                .collect(Collectors.joining("\n\n"));
    }

    /** The export has no files, only their names. */
    private static List<PortableFile> files(JsonNode message) {
        return Stream.of("files", "attachments")
                .flatMap(field -> Fields.objects(message, field).stream())
                .flatMap(file -> Fields.filled(file, "filename").stream())
                .distinct()
                .map(name -> new PortableFile(name, new PortableFile.Entry(name)))
                .toList();
    }
}
