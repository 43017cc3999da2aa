package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.provider.ModelEvent.Reasoning;
import java.util.function.Consumer;

/**
 * Reads the text and the reasoning of a choice from {@code delta}, else from {@code message}, else from {@code text}.
 * If several of them have text, it is the same text.
 */
final class DeltaReader {
    private static final String THINKING = "thinking";
    private static final String[] REASONING_FIELDS = {"reasoning_content", "reasoning", "reasoning_text", THINKING};
    private static final String PARTS = "parts";
    private static final String TAGS = "tags";

    private final ReasoningDeduplicator thoughts;
    private final ThinkTagParser text;
    private final TextDeduplicator newText = new TextDeduplicator();
    private final TextDeduplicator newReasoning = new TextDeduplicator();
    private String reasoningField = REASONING_FIELDS[0];
    private boolean hasDeltas;
    private boolean hasBegun;
    private long charsRead;

    DeltaReader(Consumer<ModelEvent> events) {
        this.thoughts = new ReasoningDeduplicator(events);
        this.text = new ThinkTagParser(event -> {
            if (event instanceof Reasoning thought) {
                thoughts.accept(TAGS, thought.text());
            } else {
                events.accept(event);
            }
        });
    }

    void read(JsonNode choice) {
        long before = charsRead;
        readDelta(choice.path("delta"));
        hasDeltas |= charsRead > before;
        if (charsRead == before && choice.path("message").isObject()) {
            readMessage(choice.path("message"));
        } else if (charsRead == before) {
            var piece = counted(text(choice.path("text")));
            text.accept(hasDeltas ? newText.inMessage(piece) : newText.inDelta(piece));
        }
    }

    /** Whether any visible text has arrived. */
    boolean hasBegun() {
        return hasBegun;
    }

    /** The number of characters so far, including those that are held back. */
    long charsRead() {
        return charsRead;
    }

    /** Emits the text that was held back as a possible tag or repetition. */
    void end() {
        thoughts.accept(reasoningField, newReasoning.end());
        text.accept(newText.end());
        text.end(!thoughts.isEmpty());
        thoughts.end();
    }

    private void readDelta(JsonNode delta) {
        var thought = newReasoning.inDelta(counted(reasoning(delta)));
        thoughts.accept(reasoningField, thought);
        var content = delta.path("content");
        text.accept(newText.inDelta(counted(text(content))));
        for (var part : content) {
            if (part.has(THINKING)) {
                thoughts.accept(PARTS, counted(joined(part.path(THINKING))));
            } else {
                text.accept(newText.inDelta(counted(textOf(part))));
            }
        }
        // OpenAI sends a refusal in this field; to the reader it is the answer.
        text.accept(newText.inDelta(counted(text(delta.path("refusal")))));
    }

    private void readMessage(JsonNode message) {
        var content = message.path("content");
        var said = new StringBuilder(text(content));
        var thought = new StringBuilder(reasoning(message));
        for (var part : content) {
            if (part.has(THINKING)) {
                thought.append(joined(part.path(THINKING)));
            } else {
                said.append(textOf(part));
            }
        }
        said.append(text(message.path("refusal")));
        thoughts.accept(reasoningField, newReasoning.inMessage(counted(thought.toString())));
        text.accept(newText.inMessage(counted(said.toString())));
    }

    /** The first field with text: some servers send the same text in two fields. */
    private String reasoning(JsonNode delta) {
        for (var field : REASONING_FIELDS) {
            var reasoning = text(delta.path(field));
            if (!reasoning.isEmpty()) {
                reasoningField = field;
                return reasoning;
            }
        }
        return "";
    }

    private String counted(String piece) {
        charsRead += piece.length();
        hasBegun = hasBegun || !piece.isBlank();
        return piece;
    }

    /** The value is a string or a list of parts. */
    private static String joined(JsonNode thinking) {
        var joined = new StringBuilder(text(thinking));
        for (var part : thinking) {
            joined.append(textOf(part));
        }
        return joined.toString();
    }

    private static String textOf(JsonNode part) {
        return text(part.isObject() ? part.path("text") : part);
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }
}
