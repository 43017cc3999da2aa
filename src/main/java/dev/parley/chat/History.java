package dev.parley.chat;

import dev.parley.generation.MessageStatus;
import dev.parley.provider.ChatRequest.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a conversation that is sent to a model. */
final class History {
    private History() {}

    /**
     * The system prompt if there is one, then the branch up to the question. An answer that failed or is empty is left out;
     * one that was stopped or cut is kept as far as it came. Reasoning is never sent back. The roles {@code user} and
     * {@code assistant} alternate, as some servers demand: messages of one role in a row become one, with an empty line
     * between them.
     */
    static List<Turn> of(Optional<String> systemPrompt, List<Message> branch) {
        var turns = new ArrayList<Turn>();
        systemPrompt.ifPresent(prompt -> turns.add(new Turn("system", prompt)));
        for (var message : branch) {
            if (message.role() == Role.USER) {
                add(turns, "user", message.content());
            } else if (message.status() != MessageStatus.FAILED) {
                add(turns, "assistant", message.content());
            }
        }
        return turns;
    }

    private static void add(List<Turn> turns, String role, String text) {
        if (text.isBlank()) {
            return;
        }
        int last = turns.size() - 1;
        if (last < 0 || !turns.get(last).role().equals(role)) {
            turns.add(new Turn(role, text));
        } else {
            turns.set(last, new Turn(role, turns.get(last).content() + "\n\n" + text));
        }
    }
}
