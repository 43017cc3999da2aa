package dev.parley.chat.search;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Makes words comparable: in lower case, without accents, and with one form of each character. */
final class Folding {
    /** Nobody types more, and the rest of a long key or hash tells nothing. */
    static final int WORD_CHARS_MAX = 32;

    private static final int ASCII_END = 0x80;
    private static final int ACCENTS_START = 0x0300;
    private static final int ACCENTS_END = 0x0370;

    private Folding() {}

    static String fold(String word) {
        var folded = new StringBuilder(word.length());
        if (word.chars().allMatch(c -> c < ASCII_END)) {
            word.chars().forEach(c -> folded.append((char) Character.toLowerCase(c)));
            return cut(folded.toString());
        }
        Normalizer.normalize(word, Form.NFKD).codePoints().forEach(c -> append(folded, c));
        return cut(Normalizer.normalize(folded, Form.NFKC));
    }

    private static void append(StringBuilder folded, int c) {
        switch (c) {
            case 'ß', 'ẞ' -> folded.append("ss");
            case 'æ', 'Æ' -> folded.append("ae");
            case 'œ', 'Œ' -> folded.append("oe");
            case 'ø', 'Ø' -> folded.append('o');
            case 'ł', 'Ł' -> folded.append('l');
            case 'đ', 'Đ' -> folded.append('d');
            default -> {
                if (isKept(c)) {
                    // To upper case first: the two lower cases of sigma have one upper case.
                    folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
                }
            }
        }
    }

    /** Drops accents and invisible characters, and the blanks and slashes of some compatible forms, as of ½. */
    private static boolean isKept(int c) {
        return switch (CharacterKind.of(c)) {
            case WORD, UNSPACED, SYMBOL -> true;
            case MARK -> (c < ACCENTS_START || c >= ACCENTS_END) && Character.getType(c) != Character.FORMAT;
            case SEPARATOR -> false;
        };
    }

    private static String cut(String word) {
        if (word.length() <= WORD_CHARS_MAX) {
            return word;
        }
        boolean isSplit = Character.isHighSurrogate(word.charAt(WORD_CHARS_MAX - 1));
        return word.substring(0, isSplit ? WORD_CHARS_MAX - 1 : WORD_CHARS_MAX);
    }
}
