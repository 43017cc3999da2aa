package dev.parley.chat;

import dev.parley.generation.MessageStatus;
import dev.parley.provider.ChatImage;
import dev.parley.provider.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Selects the messages of a conversation that are sent to a model. */
final class History {
    private History() {}

    /**
     * The beginning, which is the system prompt if there is one, then messages of the branch up to the question. Failed and
     * empty answers are left out; the text of stopped and truncated answers is kept. Reasoning is never sent back. The roles
     * {@code user} and {@code assistant} alternate, as some servers require: successive messages of one role are joined with an
     * empty line. Files come before the question about them.
     */
    static List<ChatMessage> of(List<ChatMessage> beginning, List<Message> branch, Function<Message, SentFiles> files) {
        var messages = new ArrayList<>(beginning);
        for (var message : branch) {
            if (message.role() == Role.USER) {
                var sent = files.apply(message);
                add(messages, new ChatMessage("user", joined(sent.text(), message.content()), sent.images()));
            } else if (message.status() != MessageStatus.FAILED) {
                add(messages, new ChatMessage("assistant", message.content()));
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

    private static void add(List<ChatMessage> messages, ChatMessage message) {
        if (message.content().isBlank() && message.images().isEmpty()) {
            return;
        }
        int last = messages.size() - 1;
        if (last < 0 || !messages.get(last).role().equals(message.role())) {
            messages.add(message);
        } else {
            messages.set(last, joined(messages.get(last), message));
        }
    }

    private static ChatMessage joined(ChatMessage first, ChatMessage second) {
        var images = new ArrayList<ChatImage>(first.images());
        images.addAll(second.images());
        return new ChatMessage(first.role(), joined(first.content(), second.content()), images);
    }

    private static String joined(String first, String second) {
        return first.isBlank() ? second : second.isBlank() ? first : first + "\n\n" + second;
    }
}
