package dev.parley.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A question as it was sent.
 *
 * @param requestKey tells a repeated request from a second question with the same text
 * @param locale the user's language
 * @param attachments the ids of its attachments, in order; the text may be empty if there are any
 */
public record Question(String text, Optional<String> requestKey, Locale locale, List<Long> attachments) {
    /** A question without attachments. */
    public Question(String text, Optional<String> requestKey, Locale locale) {
        this(text, requestKey, locale, List.of());
    }
}
