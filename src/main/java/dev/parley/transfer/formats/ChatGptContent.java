package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.transfer.ItemException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The text of a message of ChatGPT's export, by the type of its content. */
final class ChatGptContent {
    private static final String TO_EVERYBODY = "all";
    private static final String PYTHON = "python";
    private static final String CANVAS = "canmore.";

    private ChatGptContent() {}

    /** What the assistant writes to the user. Of what it writes to tools: code, and documents of the canvas. */
    static String ofAssistant(JsonNode message) {
        var content = message.path("content");
        var recipient = message.path("recipient").asText(TO_EVERYBODY);
        if (recipient.startsWith(CANVAS)) {
            return document(text(content));
        }
        return switch (content.path("content_type").asText()) {
            case "code" -> code(content, recipient);
            case "thoughts", "reasoning_recap" -> "";
            default -> recipient.equals(TO_EVERYBODY) ? ChatGptCitations.resolved(text(content), message) : "";
        };
    }

    /** What a tool returns is shown if it is the output of code. Its images are files. */
    static String ofTool(JsonNode message) {
        var content = message.path("content");
        var output = text(content);
        boolean isOutput = content.path("content_type").asText().equals("execution_output");
        return isOutput && !output.isBlank() ? Markup.code("text", output) : "";
    }

    /** Texts and transcripts, of which a message with images or speech has several. */
    static String parts(JsonNode content) {
        return StreamSupport.stream(content.path("parts").spliterator(), false)
                .map(ChatGptContent::part)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static String part(JsonNode part) {
        return part.isTextual() ? Fields.text(part) : Fields.text(part, "text").orElse("");
    }

    private static String text(JsonNode content) {
        var parts = parts(content);
        return parts.isEmpty() ? Fields.text(content, "text").orElse("") : parts;
    }

    private static String code(JsonNode content, String recipient) {
        var code = text(content);
        boolean isShown = recipient.equals(PYTHON) || recipient.equals(TO_EVERYBODY);
        if (!isShown || code.isBlank()) {
            return "";
        }
        var language = Fields.filled(content, "language").orElse("unknown");
        return Markup.code(language.equals("unknown") ? PYTHON : language, code);
    }

    /** A new document of the canvas. Changes of one are written as patterns for search, which nobody wants to read. */
    private static String document(String call) {
        try {
            var document = Trees.tree(call);
            var content = Fields.text(document, "content").orElse("");
            var name = Fields.filled(document, "name").map(title -> "**" + Markup.plain(title) + "**\n\n");
            var type = Fields.text(document, "type").orElse("");
            var shown = type.startsWith("code/") ? Markup.code(type.substring("code/".length()), content) : content;
            return content.isBlank() ? "" : name.orElse("") + shown;
        } catch (ItemException e) {
            return "";
        }
    }

    /** What the model thought: a list of thoughts, each with a heading. */
    static String thoughts(JsonNode content) {
        return Fields.objects(content, "thoughts").stream()
                .flatMap(thought -> Stream.of(
                        Fields.filled(thought, "summary").map(summary -> "**" + summary.strip() + "**"),
                        Fields.filled(thought, "content").map(String::strip)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n\n"));
    }
}
