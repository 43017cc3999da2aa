package dev.parley.provider;

import java.util.Locale;

/** What a model server says while it answers. */
public sealed interface ModelEvent {
    /** A piece of the answer, never empty; what the API calls {@code delta.content}. */
    record Text(String text) implements ModelEvent {}

    /** A piece of what the model thinks before it answers, never empty. */
    record Reasoning(String text) implements ModelEvent {}

    /**
     * All {@link Text} so far was no answer but reasoning: it ended in a {@code </think>} that was never opened, because
     * the opening tag belongs to the prompt of the model.
     */
    record TextWasReasoning() implements ModelEvent {}

    /**
     * How many tokens were read and written; what the API calls {@code usage}. It may come more than once: the last one
     * counts.
     */
    record Usage(int promptTokens, int completionTokens) implements ModelEvent {}

    /**
     * The answer came to its end, for this reason. The last event.
     *
     * @param said the reason as the server spells it: one line, without the key
     */
    record Finish(FinishReason reason, String said) implements ModelEvent {
        public Finish(FinishReason reason) {
            this(reason, reason.name().toLowerCase(Locale.ROOT));
        }
    }
}
