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

/** One message of Open WebUI's export. Reasoning stands in the text, as a {@code <details>} element of HTML. */
final class OpenWebUiMessage {
    private OpenWebUiMessage() {}

    static Node node(String id, JsonNode message) {
        var parentId = Fields.id(message, "parentId");
        var createdAt = Times.instant(message, "timestamp");
        var content = Fields.text(message, "content").orElse("");
        return switch (message.path("role").asText()) {
            case "user" -> Node.question(id, parentId, content, createdAt, files(message));
            case "assistant" -> {
                var text = DetailsText.of(content);
                var error = error(message);
                yield Node.shown(new PortableMessage(
                        id,
                        parentId,
                        Role.ASSISTANT,
                        error.isPresent() ? MessageStatus.FAILED : status(message),
                        text.content(),
                        text.reasoning(),
                        Fields.filled(message, "model"),
                        Stats.joined(error.map(Stats::failed).orElse(PortableStats.NONE), stats(message, text)),
                        createdAt,
                        files(message)));
            }
            default -> Node.hidden(id, parentId);
        };
    }

    private static MessageStatus status(JsonNode message) {
        return message.path("done").asBoolean(true) ? MessageStatus.COMPLETE : MessageStatus.INTERRUPTED;
    }

    /** An object with a text, in older versions the text, or only that there is one. */
    private static Optional<String> error(JsonNode message) {
        var error = message.path("error");
        if (error.isMissingNode() || error.isNull() || (error.isBoolean() && !error.asBoolean())) {
            return Optional.empty();
        }
        return Optional.of(
                error.isTextual()
                        ? Fields.text(error)
                        : Fields.text(error, "content").orElse(""));
    }

    private static PortableStats stats(JsonNode message, DetailsText text) {
        var usage = message.path("usage").isObject() ? message.path("usage") : message.path("info");
        var tokens = Stats.tokens(
                Fields.number(usage, "prompt_tokens").or(() -> Fields.number(usage, "prompt_eval_count")),
                Fields.number(usage, "completion_tokens").or(() -> Fields.number(usage, "eval_count")));
        return Stats.joined(tokens, Stats.thinking(text.thinking()));
    }

    private static List<PortableFile> files(JsonNode message) {
        var files = new ArrayList<PortableFile>();
        for (var file : Fields.objects(message, "files")) {
            var stored = file.path("file");
            var name = Fields.filled(file, "name")
                    .or(() -> Fields.filled(stored, "filename"))
                    .or(() -> Fields.filled(stored.path("meta"), "name"));
            if (file.path("type").asText().equals("image")) {
                files.add(Images.file(name, Fields.text(file, "url").orElse("")));
            } else {
                files.add(new PortableFile(
                        name.orElse("text.txt"),
                        Fields.filled(stored.path("data"), "content")
                                .<PortableFile.Source>map(PortableFile.Text::new)
                                .orElseGet(PortableFile.Missing::new)));
            }
        }
        return files;
    }
}
