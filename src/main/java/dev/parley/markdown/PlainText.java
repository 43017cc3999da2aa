package dev.parley.markdown;

/**
 * Text at the end of an answer that looks as it is written whatever follows, so that it is appended without a parser. In
 * doubt it is not plain; whatever is parsed next proves it right.
 */
final class PlainText {
    /** Punctuation that means nothing behind a word; at the beginning of a line it might. */
    private static final String PUNCTUATION = ".-:!(?;'\"";

    /** Marks that are text as long as they have no partner. */
    private static final String OPENERS = "*_~`[";

    private PlainText() {}

    /**
     * Whether what follows {@code from} is nothing but text: letters, digits, blanks, punctuation behind words, and marks that
     * have no partner yet. It may go on with a word of the same kind, or begin with a blank behind any word.
     */
    static boolean isPlain(CharSequence text, int from) {
        int line = ShowableEnd.lineStart(text, from);
        int word = ShowableEnd.wordStart(text, from);
        int begin = isBehindMarks(text, line, word, from) ? from : word;
        boolean isBehindWord = false;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                isBehindWord = true;
            } else if (PUNCTUATION.indexOf(c) >= 0 || OPENERS.indexOf(c) >= 0) {
                isBehindWord = isBehindWord || hasLetter(text, line, i);
                if (!isBehindWord || !isOpener(text, line, i)) {
                    return false;
                }
            } else if (c != ' ' && c != ',' && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return word < from && !ShowableEnd.hasAddress(text, begin);
    }

    /** A bracket means nothing before its partner comes, and other marks none before there is a second of their kind. */
    private static boolean isOpener(CharSequence text, int line, int at) {
        char mark = text.charAt(at);
        if (OPENERS.indexOf(mark) < 0) {
            return true;
        }
        if (indexOf(text, '|', line, at) >= 0) {
            return false;
        }
        if (mark == '[') {
            return true;
        }
        int run = at;
        while (run > 0 && text.charAt(run - 1) == mark) {
            run--;
        }
        return indexOf(text, mark, 0, run) < 0;
    }

    /** Whether a word ends before a blank, so that what marks in it mean is settled, and is no mark of a block itself. */
    private static boolean isBehindMarks(CharSequence text, int line, int word, int from) {
        return from < text.length()
                && text.charAt(from) == ' '
                && hasLetter(text, line, from)
                && indexOf(text, '|', line, from) < 0
                && indexOf(text, ']', word, from) < 0
                && text.charAt(line) != '[';
    }

    /** The last letters and digits of a text, without the marks behind them. */
    static CharSequence lastLetters(CharSequence text, int from) {
        int end = from;
        while (end > 0
                && !Character.isLetterOrDigit(text.charAt(end - 1))
                && !ShowableEnd.isBlank(text.charAt(end - 1))) {
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

    /** Whether what follows {@code from} goes on with the code of a fence that begins the text: no line may end it. */
    static boolean isCode(CharSequence text, int from) {
        if (!startsWith(text, "```") && !startsWith(text, "~~~")) {
            return false;
        }
        char fence = text.charAt(0);
        int line = ShowableEnd.lineStart(text, from);
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
