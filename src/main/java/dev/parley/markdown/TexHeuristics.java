package dev.parley.markdown;

/** Guesses whether text between possible delimiters is TeX. */
final class TexHeuristics {
    private TexHeuristics() {}

    /** Whether a text contains TeX syntax or a symbol. */
    static boolean isLikelyTex(CharSequence text) {
        return hasTexCharacter(text) || hasSymbol(text);
    }

    /** Whether a text contains a character of TeX syntax. */
    static boolean hasTexCharacter(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if ("\\^_={}".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text contains a single letter, as the name of a quantity. */
    static boolean hasSymbol(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            boolean isAlone = (i == 0 || !Character.isLetter(text.charAt(i - 1)))
                    && (i + 1 == text.length() || !Character.isLetter(text.charAt(i + 1)));
            if (Character.isLetter(text.charAt(i)) && isAlone) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text contains two adjacent letters. */
    static boolean hasWord(CharSequence text) {
        for (int i = 1; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i - 1)) && Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
