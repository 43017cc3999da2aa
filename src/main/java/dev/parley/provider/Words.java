package dev.parley.provider;

import java.util.regex.Pattern;

/** What a model server says in its own words, made fit to be shown: one line, short, and without a key. */
final class Words {
    private static final int DETAIL_CHARS_MAX = 300;
    private static final int INPUT_CHARS_MAX = 8_000;
    /** Stands where a key was. */
    static final String REDACTED = "[key]";

    // Control and format characters: line breaks, escapes, and those that turn the reading direction.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\s]+");
    /** A bearer token, but not "bearer token" and the like. */
    private static final Pattern BEARER =
            Pattern.compile("(?i)\\bbearer\\s+(?!(?:tokens?|auth\\w*|credentials?|keys?|scheme"
                    + "|header|format|prefix|is|was|or|and|in|not|required|missing|realm)\\b)[^\\s\"',;]+");
    /** Keys have digits, or asterisks where a server has masked them, or are long; other words may begin like one. */
    private static final Pattern KEY_LIKE =
            Pattern.compile("(?i)\\b(?:sk|pk|rk|gsk|xai|hf|nvapi)[-_](?=[\\w.-]*[\\d*]|[\\w*.-]{12})[\\w*.-]{4,}");

    private Words() {}

    /** At most 300 characters, without control characters, without the provider's key or what looks like one. */
    static String oneLine(String text, Provider provider) {
        var line =
                UNSEEN.matcher(clipped(text, INPUT_CHARS_MAX)).replaceAll(" ").strip();
        if (provider.secret().isPresent()) {
            line = line.replace(provider.secret().get(), REDACTED);
        }
        line = BEARER.matcher(line).replaceAll("Bearer " + REDACTED);
        line = KEY_LIKE.matcher(line).replaceAll(REDACTED);
        return shortened(line, DETAIL_CHARS_MAX);
    }

    /** The beginning of a text, without line breaks and other control characters. */
    static String unbroken(String text) {
        return UNSEEN.matcher(clipped(text, INPUT_CHARS_MAX)).replaceAll(" ").strip();
    }

    /** No longer than that, with an ellipsis where something is missing. */
    static String shortened(String text, int charsMax) {
        return text.length() <= charsMax ? text : clipped(text, charsMax - 1) + "…";
    }

    /** No longer than that, and never half of a surrogate pair. */
    static String clipped(String text, int charsMax) {
        if (text.length() <= charsMax) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(charsMax - 1)) ? charsMax - 1 : charsMax);
    }
}
