package dev.parley.db;

/**
 * Text as both databases store it. PostgreSQL refuses U+0000, and its driver refuses surrogates without a partner; models
 * send both, and a checkpoint may end between the two halves of a character.
 */
final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** Replaces what cannot be stored with U+FFFD. */
    static String of(String text) {
        int first = nextUnstorable(text, 0);
        if (first == text.length()) {
            return text;
        }
        var storable = new StringBuilder(text);
        for (int i = first; i < text.length(); i = nextUnstorable(text, i + 1)) {
            storable.setCharAt(i, REPLACEMENT);
        }
        return storable.toString();
    }

    private static int nextUnstorable(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }
}
