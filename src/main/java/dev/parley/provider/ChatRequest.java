package dev.parley.provider;

import java.util.List;
import java.util.Locale;

/**
 * What is asked of a model.
 *
 * @param messages the conversation, oldest first, the system prompt at its head
 * @param locale the asker's language; only the demo model looks at it
 */
public record ChatRequest(Provider provider, String model, List<Turn> messages, Locale locale) {
    /** One message as the API knows it: role {@code system}, {@code user} or {@code assistant}, and its text. */
    public record Turn(String role, String content) {}
}
