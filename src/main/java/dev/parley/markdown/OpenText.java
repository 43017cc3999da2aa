package dev.parley.markdown;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Looks into a paragraph that still grows for the point up to which it is settled: all emphasis, code and links that began
 * before it have also ended before it. Only for the eyes of those who watch; the finished block is always parsed whole.
 */
final class OpenText {
    /** A mark that opened something and was not closed within so many characters counts as a plain character. */
    static final int PATIENCE_CHARS = 600;

    private static final int ADDRESS_CHARS_MAX = 300;
    private static final String MARKS = "*_~`[]<&\\!@";

    private final CharSequence text;
    private final Deque<Character> open = new ArrayDeque<>();
    private int openedAt;
    private boolean marked;
    private int settled;

    private OpenText(CharSequence text) {
        this.text = text;
    }

    /** Whether Markdown may turn any of it into something else than text. */
    static boolean marked(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (markAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean markAt(CharSequence text, int i) {
        char c = text.charAt(i);
        return MARKS.indexOf(c) >= 0
                || (c == '$' && startsAt(text, i, "$$"))
                || (c == ':' && startsAt(text, i, "://"))
                || (c == 'w' && startsAt(text, i, "www."))
                || (c == '\n' && i > 0 && text.charAt(i - 1) == ' ');
    }

    private static boolean startsAt(CharSequence text, int i, String what) {
        return i + what.length() <= text.length() && what.contentEquals(text.subSequence(i, i + what.length()));
    }

    /** How many characters from the start may be rendered for good; 0 if rendering them would change nothing. */
    static int settledEnd(CharSequence text) {
        var scan = new OpenText(text);
        scan.run();
        return scan.settled;
    }

    /** Where the address of a link begins that is not settled yet; the text's length if there is none. */
    static int addressStart(CharSequence text) {
        for (int i = text.length() - 1; i > 0 && text.length() - i < ADDRESS_CHARS_MAX; i--) {
            if (text.charAt(i) == '(' && text.charAt(i - 1) == ']') {
                return i;
            }
        }
        return text.length();
    }

    private void run() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (open.isEmpty()
                    && marked
                    && c == ' '
                    && i > 0
                    && !blankAt(i - 1)
                    && i + 1 < text.length()
                    && !blankAt(i + 1)) {
                settled = i;
            }
            if (!open.isEmpty() && i - openedAt > PATIENCE_CHARS) {
                open.clear();
            }
            marked = marked || markAt(text, i);
            int next = next(i, c);
            if (next < 0 && text.length() - i < PATIENCE_CHARS) {
                return;
            }
            i = next < 0 ? i + 1 : next;
            if (c == '[' && next > 0 && open.isEmpty()) {
                settled = next;
            }
        }
    }

    private boolean blankAt(int i) {
        return Character.isWhitespace(text.charAt(i));
    }

    /** Where the construct at {@code i} ends, or -1 if it does not, yet. */
    private int next(int i, char c) {
        return switch (c) {
            case '\\', '$' -> afterFormula(i, c);
            case '`' -> afterCode(i);
            case '[' -> afterLink(i);
            case '<' -> i + 1 < text.length() && blankAt(i + 1) ? i + 1 : after(i, '>', PATIENCE_CHARS);
            case '&' -> after(i, ';', 32);
            case '*', '_', '~' -> afterRun(i, c);
            default -> i + 1;
        };
    }

    private int after(int i, char end, int charsMax) {
        for (int j = i + 1; j < Math.min(text.length(), i + charsMax); j++) {
            if (text.charAt(j) == end) {
                return j + 1;
            }
        }
        return text.length() - i < charsMax ? -1 : i + 1;
    }

    private int runEnd(int i) {
        int end = i;
        while (end < text.length() && text.charAt(end) == text.charAt(i)) {
            end++;
        }
        return end;
    }

    private int afterFormula(int i, char c) {
        var closer = Tex.closer(text, i);
        if (!closer.isEmpty()) {
            return Tex.end(text, i, closer, PATIENCE_CHARS);
        }
        // A second dollar may follow.
        return c == '\\' ? i + 2 : i + 1 < text.length() ? i + 1 : -1;
    }

    private int afterCode(int i) {
        int length = runEnd(i) - i;
        for (int j = i + length; j < text.length(); j = Math.max(j + 1, runEnd(j))) {
            if (text.charAt(j) == '`' && runEnd(j) - j == length) {
                return runEnd(j);
            }
        }
        return -1;
    }

    private int afterLink(int i) {
        int end = afterPair(i, '[', ']');
        if (end < 0 || end == text.length()) {
            return -1;
        }
        return switch (text.charAt(end)) {
            case '(' -> afterPair(end, '(', ')');
            case '[' -> afterPair(end, '[', ']');
            default -> end;
        };
    }

    private int afterPair(int i, char left, char right) {
        int depth = 0;
        for (int j = i; j < Math.min(text.length(), i + PATIENCE_CHARS); j++) {
            char c = text.charAt(j);
            j += c == '\\' ? 1 : 0;
            depth += c == left ? 1 : c == right ? -1 : 0;
            if (depth == 0) {
                return j + 1;
            }
        }
        return -1;
    }

    private int afterRun(int i, char mark) {
        int end = runEnd(i);
        if (end == text.length()) {
            return -1;
        }
        boolean before = i > 0 && !blankAt(i - 1);
        boolean after = !blankAt(end);
        boolean inWord = mark == '_'
                && before
                && after
                && Character.isLetterOrDigit(text.charAt(i - 1))
                && Character.isLetterOrDigit(text.charAt(end));
        for (int n = i; n < end && !inWord; n++) {
            if (before && open.contains(mark)) {
                while (open.pop() != mark) {
                    // What was opened inside and not closed is text.
                }
            } else if (after) {
                openedAt = i;
                open.push(mark);
            }
        }
        return end;
    }
}
