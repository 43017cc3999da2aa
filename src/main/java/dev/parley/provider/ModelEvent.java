package dev.parley.provider;

import java.util.Locale;

/** An event in the answer of a model server. */
public sealed interface ModelEvent {
    /** A piece of the answer ({@code delta.content}), never empty. */
    record Text(String text) implements ModelEvent {}

    /** A piece of the model's reasoning before the answer, never empty. */
    record Reasoning(String text) implements ModelEvent {}

    /**
     * All {@link Text} so far was reasoning: a {@code </think>} without an opening tag followed, because the opening
     * tag is part of the model's prompt.
     */
    record TextWasReasoning() implements ModelEvent {}

    /**
     * The token counts ({@code usage}). May come more than once; the last event counts.
     */
    record Usage(int promptTokens, int completionTokens) implements ModelEvent {}

    /**
     * The answer is complete. This is the last event.
     *
     * @param said the reason as the server spells it: one line, without the key
     */
    record Finish(FinishReason reason, String said) implements ModelEvent {
        public Finish(FinishReason reason) {
            this(reason, reason.name().toLowerCase(Locale.ROOT));
        }
    }
}
