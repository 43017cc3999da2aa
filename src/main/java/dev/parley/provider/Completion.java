package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelEvent.Usage;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes events of an answer, chunk by chunk ({@code chat.completion.chunk}, or one whole {@code chat.completion}). Knows
 * what servers do differently; what is unknown to it is skipped.
 */
final class Completion {
    private static final int REASON_CHARS_MAX = 64;

    private final Provider provider;
    private final MaskedEvents events;
    private final Deltas deltas;
    private Optional<Finish> finish = Optional.empty();
    private Optional<ModelException> refusal = Optional.empty();
    private Usage usage = new Usage(0, 0);
    private boolean isUsageLast;
    private boolean isEmpty = true;

    Completion(Provider provider, Consumer<ModelEvent> events) {
        this.provider = provider;
        this.events = new MaskedEvents(provider, events);
        this.deltas = new Deltas(this.events);
    }

    boolean finished() {
        return finish.isPresent();
    }

    boolean hasBegun() {
        return deltas.hasBegun();
    }

    long charsRead() {
        return deltas.charsRead();
    }

    /** Whether nothing came that belongs to an answer, not even a choice without text. */
    boolean isEmpty() {
        return isEmpty;
    }

    /** A message in the place of the last chunk that may be an error. */
    Optional<ModelException> refusal() {
        return refusal;
    }

    /**
     * @param name of the event
     * @throws ModelException when it is an error
     */
    void read(String name, JsonNode chunk) {
        long charsBefore = deltas.charsRead();
        var choice = firstChoice(chunk.path("choices"));
        var tokens = usage(chunk);
        // Before an error in the same chunk, for the text is kept.
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
            refusal = Refusals.maybe(chunk, provider).or(() -> refusal);
            isUsageLast &= refusal.isEmpty();
        }
    }

    /** Gives what is held back. */
    void flush() {
        deltas.end();
        events.end();
    }

    /**
     * The same, and the reason.
     *
     * @param isDone whether the server said that this is the end
     * @return whether it is one: besides that word, a reason says it, or token counts that came last
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
        Refusals.inAnswer(name, json, provider).ifPresent(error -> {
            throw error;
        });
    }

    private void readReason(JsonNode choice, String object) {
        var reason = choice.path("finish_reason");
        if (reason.isTextual()) {
            var said = Words.clipped(Words.oneLine(reason.textValue(), provider), REASON_CHARS_MAX);
            FinishReason.of(said).map(known -> new Finish(known, said)).ifPresent(this::finish);
        } else if (isWhole(choice) && (reason.isMissingNode() || "chat.completion".equals(object))) {
            finish(new Finish(FinishReason.STOP));
        }
    }

    /** A server that does not stream sends one message. */
    private static boolean isWhole(JsonNode choice) {
        return choice.path("message").isObject() && !choice.path("delta").isObject();
    }

    /** A few servers say stop with every chunk: another reason says more. */
    private void finish(Finish next) {
        if (finish.isEmpty() || next.reason() != FinishReason.STOP) {
            finish = Optional.of(next);
        }
    }

    /** Groq has it elsewhere. */
    private static JsonNode usage(JsonNode chunk) {
        var usage = chunk.path("usage");
        return usage.isObject() ? usage : chunk.path("x_groq").path("usage");
    }

    /** Some servers repeat it with every chunk; only what is new is told, and then it is no sign of an end. */
    private void readUsage(JsonNode json, long charsBefore) {
        var now = new Usage(
                tokens(json, "prompt_tokens", "input_tokens"), tokens(json, "completion_tokens", "output_tokens"));
        var isFirst = usage.completionTokens() == 0 && charsBefore > 0;
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
