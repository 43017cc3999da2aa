package dev.parley.provider;

import java.util.List;
import java.util.Locale;

/**
 * What is asked of a model.
 *
 * @param messages the conversation, oldest first, the system prompt at its head
 * @param partial an answer to the last message that broke off and is to be continued; empty for a new answer
 * @param locale the asker's language; only the demo model looks at it
 */
public record ChatRequest(Provider provider, String model, List<Turn> messages, String partial, Locale locale) {
    /** One message as the API knows it: role {@code system}, {@code user} or {@code assistant}, and its text. */
    public record Turn(String role, String content) {}

    /** Asks for a new answer. */
    public ChatRequest(Provider provider, String model, List<Turn> messages, Locale locale) {
        this(provider, model, messages, "", locale);
    }
}
