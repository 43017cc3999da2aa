package dev.parley.chat.search;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** What a character means for the division of a text into words. */
enum CharacterKind {
    /** A letter or digit of a script that separates words. */
    WORD,
    /** A character of a script without blanks between words. */
    UNSPACED,
    SYMBOL,
    /** Belongs to the character before it: an accent, or an invisible hyphen. */
    MARK,
    SEPARATOR;

    private static final int ASCII_END = 0x80;
    private static final int REPLACEMENT = 0xFFFD;
    private static final Set<UnicodeScript> UNSPACED_SCRIPTS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    static CharacterKind of(int c) {
        if (c < ASCII_END) {
            return Character.isLetterOrDigit(c) ? WORD : SEPARATOR;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> MARK;
            // Stored in place of what cannot be stored.
            case Character.OTHER_SYMBOL -> c == REPLACEMENT ? SEPARATOR : SYMBOL;
            case Character.OTHER_NUMBER, Character.LETTER_NUMBER -> WORD;
            default -> letter(c);
        };
    }

    private static CharacterKind letter(int c) {
        if (!Character.isLetterOrDigit(c)) {
            return SEPARATOR;
        }
        return UNSPACED_SCRIPTS.contains(UnicodeScript.of(c)) || isLengthMark(c) ? UNSPACED : WORD;
    }

    /** The mark of a long vowel, which hiragana and katakana share. */
    private static boolean isLengthMark(int c) {
        return c == 0x30FC || c == 0xFF70;
    }
}
