package dev.parley.chat;

import dev.parley.generation.MessageStatus;
import dev.parley.provider.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Selects the messages of a conversation that are sent to a model. */
final class History {
    private History() {}

    /**
     * The beginning, which is the system prompt if there is one, then messages of the branch up to the question. Failed and empty answers are left out; the text of
     * stopped and truncated answers is kept. Reasoning is never sent back. The roles {@code user} and {@code assistant}
     * alternate, as some servers require: successive messages of one role are joined with an empty line.
     */
    static List<ChatMessage> of(List<ChatMessage> beginning, List<Message> branch) {
        var messages = new ArrayList<>(beginning);
        for (var message : branch) {
            if (message.role() == Role.USER) {
                add(messages, "user", message.content());
            } else if (message.status() != MessageStatus.FAILED) {
                add(messages, "assistant", message.content());
            }
        }
        return messages;
    }

    /** How a conversation with this system prompt begins. */
    static List<ChatMessage> beginning(Optional<String> systemPrompt) {
        return systemPrompt.stream()
                .map(prompt -> new ChatMessage("system", prompt))
                .toList();
    }

    private static void add(List<ChatMessage> messages, String role, String text) {
        if (text.isBlank()) {
            return;
        }
        int last = messages.size() - 1;
        if (last < 0 || !messages.get(last).role().equals(role)) {
            messages.add(new ChatMessage(role, text));
        } else {
            messages.set(last, new ChatMessage(role, messages.get(last).content() + "\n\n" + text));
        }
    }
}
