package dev.parley.provider;

/** What a model server says while it answers. */
public sealed interface ModelEvent {
    /** A piece of the answer, never empty; what the API calls {@code delta.content}. */
    record Text(String text) implements ModelEvent {}

    /** A piece of what the model thinks before it answers, never empty. */
    record Reasoning(String text) implements ModelEvent {}

    /**
     * How many tokens were read and written; what the API calls {@code usage}. It may come after {@link Finish}, and more
     * than once: the last one counts.
     */
    record Usage(int promptTokens, int completionTokens) implements ModelEvent {}

    /** The answer is over, for this reason. */
    record Finish(FinishReason reason) implements ModelEvent {}
}
