package dev.parley.markdown;

/** Classifies Chinese, Japanese and Korean characters, including full-width punctuation. */
final class Cjk {
    private Cjk() {}

    static boolean isCjk(CharSequence character) {
        return character.length() > 0 && isCjk(character.charAt(0));
    }

    static boolean isCjk(char c) {
        if (c < 0x1100) {
            return false;
        }
        return c <= 0x11FF // Hangul Jamo
                || (c >= 0x2E80 && c <= 0x9FFF) // radicals, punctuation, kana, Han
                || (c >= 0xA960 && c <= 0xA97F)
                || (c >= 0xAC00 && c <= 0xD7FF) // Hangul syllables
                || (c >= 0xD840 && c <= 0xD8BF) // high surrogates of CJK extensions B and later
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE4F)
                || (c >= 0xFF00 && c <= 0xFFEF);
    }

    /** Whether a character ends a bare URL: CJK, and the dashes, quotation marks and ellipsis used in CJK text. */
    static boolean endsUrl(char c) {
        return isCjk(c) || (c >= 0x2010 && c <= 0x2027);
    }
}
