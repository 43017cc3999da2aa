package dev.parley.markdown;

/** Characters of Chinese, Japanese and Korean, their full-width punctuation included: they are written without spaces. */
final class Cjk {
    private Cjk() {}

    static boolean is(CharSequence character) {
        return character.length() > 0 && is(character.charAt(0));
    }

    static boolean is(char c) {
        if (c < 0x1100) {
            return false;
        }
        return c <= 0x11FF // Hangul letters
                || (c >= 0x2E80 && c <= 0x9FFF) // radicals, punctuation, kana, Han
                || (c >= 0xA960 && c <= 0xA97F)
                || (c >= 0xAC00 && c <= 0xD7FF) // Hangul syllables
                || (c >= 0xD840 && c <= 0xD8BF) // the first halves of rarer Han characters
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE4F)
                || (c >= 0xFF00 && c <= 0xFFEF);
    }

    /** Whether no address goes on with a character: quotation marks, dashes and the ellipsis stand beside Chinese, too. */
    static boolean endsAddress(char c) {
        return is(c) || (c >= 0x2010 && c <= 0x2027);
    }
}
