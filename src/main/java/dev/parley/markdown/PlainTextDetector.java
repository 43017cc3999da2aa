package dev.parley.markdown;

/**
 * Detects text that can be appended to the shown tail without parsing because it has no markup.
 *
 * <p>The detector may be wrong only until the next parse, which renders the whole tail. In doubt, text is not plain.
 */
final class PlainTextDetector {
    /** Punctuation that is plain after a word; at the beginning of a line it could be markup. */
    private static final String PUNCTUATION = ".-:!(?;'\"";

    /** Delimiters that are text as long as nothing closes them. */
    private static final String DELIMITERS = "*_~`[";

    private PlainTextDetector() {}

    /**
     * Whether the text from {@code from} on is plain: letters, digits, spaces, punctuation after words, and delimiters that
     * are not closed yet. It must continue a plain word, or begin with a space after any word.
     */
    static boolean isPlain(CharSequence text, int from) {
        int line = StablePrefix.lineStart(text, from);
        int word = StablePrefix.wordStart(text, from);
        int begin = isAfterCompleteWord(text, line, word, from) ? from : word;
        boolean isAfterLetter = false;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                isAfterLetter = true;
            } else if (PUNCTUATION.indexOf(c) >= 0 || DELIMITERS.indexOf(c) >= 0) {
                isAfterLetter = isAfterLetter || hasLetter(text, line, i);
                if (!isAfterLetter || !isUnmatched(text, line, i)) {
                    return false;
                }
            } else if (c != ' ' && c != ',' && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return word < from && !StablePrefix.hasUrlStart(text, begin);
    }

    /** Whether a character is no delimiter, or an opening bracket, or part of the first delimiter run of its kind. */
    private static boolean isUnmatched(CharSequence text, int line, int at) {
        char delimiter = text.charAt(at);
        if (DELIMITERS.indexOf(delimiter) < 0) {
            return true;
        }
        if (indexOf(text, '|', line, at) >= 0) {
            return false;
        }
        if (delimiter == '[') {
            return true;
        }
        int run = at;
        while (run > 0 && text.charAt(run - 1) == delimiter) {
            run--;
        }
        return indexOf(text, delimiter, 0, run) < 0;
    }

    /** Whether a space follows a word, so that its delimiters are final, and the word is neither block markup nor a label. */
    private static boolean isAfterCompleteWord(CharSequence text, int line, int word, int from) {
        return from < text.length()
                && text.charAt(from) == ' '
                && hasLetter(text, line, from)
                && indexOf(text, '|', line, from) < 0
                && indexOf(text, ']', word, from) < 0
                && text.charAt(line) != '[';
    }

    /** The last word before {@code from}, without the punctuation after it. */
    static CharSequence lastWord(CharSequence text, int from) {
        int end = from;
        while (end > 0
                && !Character.isLetterOrDigit(text.charAt(end - 1))
                && !StablePrefix.isBlank(text.charAt(end - 1))) {
            end--;
        }
        int begin = end;
        while (begin > 0 && Character.isLetterOrDigit(text.charAt(begin - 1))) {
            begin--;
        }
        return text.subSequence(begin, end);
    }

    private static int indexOf(CharSequence text, char c, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the text from {@code from} on is in a fenced code block that begins the text and is not closed. */
    static boolean isFencedCode(CharSequence text, int from) {
        if (!startsWith(text, "```") && !startsWith(text, "~~~")) {
            return false;
        }
        char fence = text.charAt(0);
        int line = StablePrefix.lineStart(text, from);
        if (line == 0) {
            return false;
        }
        for (; line < text.length(); line++) {
            int begin = line;
            while (begin < text.length() && text.charAt(begin) == ' ') {
                begin++;
            }
            if (begin < text.length() && text.charAt(begin) == fence) {
                return false;
            }
            while (line < text.length() && text.charAt(line) != '\n') {
                line++;
            }
        }
        return true;
    }

    private static boolean startsWith(CharSequence text, String start) {
        return text.length() >= start.length() && start.contentEquals(text.subSequence(0, start.length()));
    }

    private static boolean hasLetter(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
