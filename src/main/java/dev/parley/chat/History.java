package dev.parley.chat;

import dev.parley.generation.Status;
import dev.parley.provider.ChatRequest.Turn;
import java.util.ArrayList;
import java.util.List;

/** What of a conversation is sent to a model. */
final class History {
    static final String SYSTEM_PROMPT =
            "You are a helpful assistant. Answer in the language of the question. Format answers in Markdown.";

    private History() {}

    /**
     * The system prompt, then the branch up to the question. An answer that failed says nothing and is left out; one that
     * was stopped or cut is kept as far as it came. What a model thought is never sent back.
     */
    static List<Turn> of(List<Message> branch) {
        var turns = new ArrayList<Turn>();
        turns.add(new Turn("system", SYSTEM_PROMPT));
        for (var message : branch) {
            if (message.role() == Role.USER) {
                turns.add(new Turn("user", message.content()));
            } else if (message.status() != Status.FAILED && !message.content().isBlank()) {
                turns.add(new Turn("assistant", message.content()));
            }
        }
        return turns;
    }
}
