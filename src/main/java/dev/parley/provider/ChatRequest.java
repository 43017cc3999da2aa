package dev.parley.provider;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request to a model.
 *
 * @param messages the conversation, oldest first, beginning with the system prompt
 * @param parameters what the user has set; nothing else is sent
 * @param partial an incomplete answer to the last message that the model should continue; empty for a new answer
 * @param locale the user's language; only the demo model uses it
 * @param recording records the exchanges with the model server
 */
public record ChatRequest(
        Provider provider,
        String model,
        List<ChatMessage> messages,
        ModelParameters parameters,
        String partial,
        Locale locale,
        Optional<AnswerRecording> recording) {
    /** A request that is not recorded. */
    public ChatRequest(
            Provider provider,
            String model,
            List<ChatMessage> messages,
            ModelParameters parameters,
            String partial,
            Locale locale) {
        this(provider, model, messages, parameters, partial, locale, Optional.empty());
    }

    /** Requests a new answer without any parameters. */
    public ChatRequest(Provider provider, String model, List<ChatMessage> messages, Locale locale) {
        this(provider, model, messages, ModelParameters.NONE, "", locale);
    }

    /** Whether any message has an image. */
    boolean hasImages() {
        return messages.stream().anyMatch(message -> !message.images().isEmpty());
    }

    /** The same request with another conversation. */
    public ChatRequest with(List<ChatMessage> newMessages) {
        return new ChatRequest(provider, model, newMessages, parameters, partial, locale, recording);
    }

    /** The same request, whose exchanges are recorded. */
    public ChatRequest recorded(Optional<AnswerRecording> newRecording) {
        return new ChatRequest(provider, model, messages, parameters, partial, locale, newRecording);
    }
}
