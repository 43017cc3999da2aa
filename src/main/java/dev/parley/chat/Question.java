package dev.parley.chat;

import java.util.Locale;
import java.util.Optional;

/**
 * A question as it was sent.
 *
 * @param requestKey tells a repeated request from a second question with the same text
 * @param locale the user's language
 */
public record Question(String text, Optional<String> requestKey, Locale locale) {}
