package dev.parley.provider;

import dev.parley.text.ShortText;
import java.util.regex.Pattern;

/** Prepares a model server's own messages for display: one line, short, and without a key. */
final class ErrorText {
    private static final int DETAIL_CHARS_MAX = 300;
    private static final int INPUT_CHARS_MAX = 8_000;
    /** Replaces a key. */
    static final String REDACTED = "[key]";

    /** A bearer token, but not "bearer token" and the like. */
    private static final Pattern BEARER =
            Pattern.compile("(?i)\\bbearer\\s+(?!(?:tokens?|auth\\w*|credentials?|keys?|scheme"
                    + "|header|format|prefix|is|was|or|and|in|not|required|missing|realm)\\b)[^\\s\"',;]+");
    /** Keys contain digits or masking asterisks, or are long; an ordinary word may begin like a key. */
    private static final Pattern KEY_LIKE =
            Pattern.compile("(?i)\\b(?:sk|pk|rk|gsk|xai|hf|nvapi)[-_](?=[\\w.-]*[\\d*]|[\\w*.-]{12})[\\w*.-]{4,}");

    private ErrorText() {}

    /** At most 300 characters, without control characters, the provider's key or anything that looks like a key. */
    static String oneLine(String text, Provider provider) {
        var line = ShortText.line(ShortText.clipped(text, INPUT_CHARS_MAX));
        if (provider.secret().isPresent()) {
            line = line.replace(provider.secret().get(), REDACTED);
        }
        line = BEARER.matcher(line).replaceAll("Bearer " + REDACTED);
        line = KEY_LIKE.matcher(line).replaceAll(REDACTED);
        return ShortText.shortened(line, DETAIL_CHARS_MAX);
    }
}
