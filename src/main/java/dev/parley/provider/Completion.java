package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelEvent.Usage;
import dev.parley.text.ShortText;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns the chunks of an answer into events ({@code chat.completion.chunk}, or one whole {@code chat.completion}).
 * Handles the differences between servers, and skips unknown chunks.
 */
final class Completion {
    private static final int REASON_CHARS_MAX = 64;

    private final Provider provider;
    private final Consumer<ModelEvent> events;
    private final DeltaReader deltas;
    private Optional<Finish> finish = Optional.empty();
    private Optional<ModelError> refusal = Optional.empty();
    private Usage usage = new Usage(0, 0);
    private boolean isUsageLast;
    private boolean isEmpty = true;

    Completion(Provider provider, Consumer<ModelEvent> events) {
        this.provider = provider;
        this.events = events;
        this.deltas = new DeltaReader(events);
    }

    boolean isFinished() {
        return finish.isPresent();
    }

    boolean hasBegun() {
        return deltas.hasBegun();
    }

    long charsRead() {
        return deltas.charsRead();
    }

    /** Whether no part of an answer has arrived, not even a choice without text. */
    boolean isEmpty() {
        return isEmpty;
    }

    /** The possible error that the server sent instead of the last chunk. */
    Optional<ModelError> refusal() {
        return refusal;
    }

    /**
     * Reads one chunk.
     *
     * @param name the name of the event
     * @throws ModelException when the chunk is an error
     */
    void read(String name, JsonNode chunk) {
        long charsBefore = deltas.charsRead();
        var choice = firstChoice(chunk.path("choices"));
        var tokens = usage(chunk);
        // Read the text before an error in the same chunk, because the text is kept.
        if (choice.isObject()) {
            deltas.read(choice);
        }
        failOnError(name, chunk);
        if (choice.isObject()) {
            failOnError("", choice);
            readReason(choice, chunk.path("object").asText());
        }
        if (choice.isObject() || tokens.isObject()) {
            isEmpty = false;
            refusal = Optional.empty();
            readUsage(tokens, charsBefore);
        } else {
            refusal = ErrorEvents.maybe(chunk, provider).or(() -> refusal);
            isUsageLast &= refusal.isEmpty();
        }
    }

    /** Emits the text that is held back. */
    void flush() {
        deltas.end();
    }

    /**
     * Emits the text that is held back, and the finish reason if the answer is complete.
     *
     * @param isDone whether the server has sent {@code [DONE]}
     * @return whether the answer is complete: after {@code [DONE]}, a finish reason, or token counts as the last chunk
     */
    boolean end(boolean isDone) {
        flush();
        if (finish.isEmpty() && (isDone || isUsageLast)) {
            finish = Optional.of(new Finish(FinishReason.STOP));
        }
        finish.ifPresent(events);
        return finish.isPresent();
    }

    private static JsonNode firstChoice(JsonNode choices) {
        for (var choice : choices) {
            if (choice.path("index").asInt(0) == 0) {
                return choice;
            }
        }
        return choices.path(-1);
    }

    private void failOnError(String name, JsonNode json) {
        ErrorEvents.of(name, json, provider).ifPresent(error -> {
            var overflow = hasBegun() || error.kind() == ErrorKind.RATE_LIMITED
                    ? Optional.<ContextOverflow>empty()
                    : ContextOverflowParser.of(0, json, ErrorMessageFinder.of(json));
            throw overflow.map(found -> ModelException.overflow(error.detail(), found))
                    .orElseGet(() -> new ModelException(error));
        });
    }

    private void readReason(JsonNode choice, String object) {
        var reason = choice.path("finish_reason");
        if (reason.isTextual()) {
            var said = ShortText.clipped(ErrorText.oneLine(reason.textValue(), provider), REASON_CHARS_MAX);
            FinishReason.of(said).map(known -> new Finish(known, said)).ifPresent(this::finish);
        } else if (isWhole(choice) && (reason.isMissingNode() || "chat.completion".equals(object))) {
            finish(new Finish(FinishReason.STOP));
        }
    }

    /** Whether this is a whole message, from a server that does not stream. */
    private static boolean isWhole(JsonNode choice) {
        return choice.path("message").isObject() && !choice.path("delta").isObject();
    }

    /** Keeps any other reason over {@code stop}, because a few servers send {@code stop} with every chunk. */
    private void finish(Finish next) {
        if (finish.isEmpty() || next.reason() != FinishReason.STOP) {
            finish = Optional.of(next);
        }
    }

    /** The token counts; Groq sends them in {@code x_groq}. */
    private static JsonNode usage(JsonNode chunk) {
        var usage = chunk.path("usage");
        return usage.isObject() ? usage : chunk.path("x_groq").path("usage");
    }

    /** Emits token counts if they changed. Some servers send them with every chunk; they are then no sign of an end. */
    private void readUsage(JsonNode json, long charsBefore) {
        var now = new Usage(
                tokens(json, "prompt_tokens", "input_tokens"), tokens(json, "completion_tokens", "output_tokens"));
        boolean isFirst = usage.completionTokens() == 0 && charsBefore > 0;
        isUsageLast = now.completionTokens() > 0 && (isFirst || deltas.charsRead() == charsBefore);
        if (json.isObject() && !now.equals(usage)) {
            usage = now;
            events.accept(now);
        }
    }

    private static int tokens(JsonNode usage, String field, String other) {
        return Math.max(0, usage.path(usage.has(field) ? field : other).asInt());
    }
}
