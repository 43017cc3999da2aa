package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.provider.ModelEvent.Reasoning;
import java.util.function.Consumer;

/** Reads what a model says and thinks in a {@code delta} or a {@code message}, wherever the server puts it. */
final class Deltas {
    private static final String[] REASONING_FIELDS = {"reasoning_content", "reasoning", "reasoning_text"};

    private final Consumer<ModelEvent> events;
    private final ThinkTags text;

    Deltas(Consumer<ModelEvent> events) {
        this.events = events;
        this.text = new ThinkTags(events);
    }

    void read(JsonNode delta) {
        readReasoning(delta);
        readContent(delta.path("content"));
        // OpenAI puts a polite no here; to a reader it is the answer.
        readContent(delta.path("refusal"));
    }

    /** Gives what was held back, as it might have been the beginning of a tag. */
    void end() {
        text.end();
    }

    /** The first field that says something: some servers send the same under two names. */
    private void readReasoning(JsonNode delta) {
        for (var field : REASONING_FIELDS) {
            var reasoning = text(delta.path(field));
            if (!reasoning.isEmpty()) {
                events.accept(new Reasoning(reasoning));
                return;
            }
        }
    }

    /** A string, or an array of strings and of parts of type {@code text} and {@code thinking} (Mistral). */
    private void readContent(JsonNode content) {
        text.accept(text(content));
        for (var part : content) {
            if (part.has("thinking")) {
                readThinking(part.path("thinking"));
            } else {
                text.accept(textOf(part));
            }
        }
    }

    /** A string, or parts again. */
    private void readThinking(JsonNode thinking) {
        var joined = new StringBuilder(text(thinking));
        for (var part : thinking) {
            joined.append(textOf(part));
        }
        if (!joined.isEmpty()) {
            events.accept(new Reasoning(joined.toString()));
        }
    }

    private static String textOf(JsonNode part) {
        return text(part.isObject() ? part.path("text") : part);
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }
}
