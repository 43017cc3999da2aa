package dev.parley.text;

/**
 * Estimates the number of tokens of a text without a tokenizer. Each model has its own, so the estimate is rather too
 * high: three letters of English are a token, where models need about four.
 */
public final class TextTokens {
    private static final int UNITS = 12;
    private static final int ASCII = 4;
    /** Latin letters with accents, Greek, Cyrillic, Hebrew, Arabic: two bytes. */
    private static final int TWO_BYTES = 8;
    /** Chinese, Japanese, Korean, Thai, Indian scripts: often more than one token each. */
    private static final int THREE_BYTES = 16;
    /** Emoji, and rare characters. */
    private static final int FOUR_BYTES = 36;

    private TextTokens() {}

    /** The estimate for this text. */
    public static long of(String text) {
        long units = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                units += ASCII;
            } else if (c < 0x800) {
                units += TWO_BYTES;
            } else {
                // A surrogate is half of a character.
                units += Character.isSurrogate(c) ? FOUR_BYTES / 2 : THREE_BYTES;
            }
        }
        return (units + UNITS - 1) / UNITS;
    }
}
