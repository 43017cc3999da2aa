package dev.parley.text;

import java.util.regex.Pattern;

/** Shortens texts. */
public final class ShortText {
    // Control and format characters: line breaks, escapes, and characters that change the text direction.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\s]+");

    private ShortText() {}

    /** The text in one line, without control and format characters. */
    public static String line(String text) {
        return UNSEEN.matcher(text).replaceAll(" ").strip();
    }

    /** The text, shortened to this length with an ellipsis. */
    public static String shortened(String text, int charsMax) {
        return text.length() <= charsMax ? text : clipped(text, charsMax - 1) + "…";
    }

    /** The text, cut to this length, but never inside a surrogate pair. */
    public static String clipped(String text, int charsMax) {
        if (text.length() <= charsMax) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(charsMax - 1)) ? charsMax - 1 : charsMax);
    }
}
