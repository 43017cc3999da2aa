package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** What Claude made with a tool: documents, and code that it ran. Searches and changes of documents are left out. */
final class ClaudeArtifact {
    private static final String PREFIX = "application/vnd.ant.";
    private static final Map<String, String> LANGUAGES =
            Map.of("text/html", "html", "image/svg+xml", "svg", PREFIX + "react", "jsx", PREFIX + "mermaid", "mermaid");

    private ClaudeArtifact() {}

    static Optional<String> text(String tool, JsonNode input) {
        return switch (tool) {
            case "artifacts" -> artifact(input);
            case "create_file" ->
                Fields.filled(input, "file_text")
                        .map(text -> titled(Fields.filled(input, "path"), Markup.code(extension(input), text)));
            case "repl", "analysis_tool" -> Fields.filled(input, "code").map(code -> Markup.code("javascript", code));
            default -> Optional.empty();
        };
    }

    private static Optional<String> artifact(JsonNode input) {
        var type = Fields.text(input, "type").orElse("");
        return Fields.filled(input, "content")
                .map(content -> titled(
                        Fields.filled(input, "title"),
                        type.equals("text/markdown")
                                ? content
                                : Markup.code(
                                        Fields.filled(input, "language").orElse(LANGUAGES.getOrDefault(type, "")),
                                        content)));
    }

    private static String extension(JsonNode input) {
        var path = Fields.text(input, "path").orElse("");
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(dot + 1);
    }

    private static String titled(Optional<String> title, String text) {
        return title.map(shown -> "**" + Markup.plain(shown.strip()) + "**\n\n").orElse("") + text;
    }
}
