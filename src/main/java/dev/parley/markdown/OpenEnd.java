package dev.parley.markdown;

import java.util.regex.Pattern;

/**
 * The end of a text that is still being written: what of it can be shown already, and what needs no parser. It never
 * decides how a text looks, only when: what is held back is shown by the parser with one of the next words.
 */
final class OpenEnd {
    /** A line of nothing else may become anything: a lone {@code -} makes a heading of the line above. */
    private static final Pattern ONLY_MARKS = Pattern.compile("[-\\s*+=#>|`~:_$\\\\<\\[\\]!^.()\\d&]*+");
    /** Where an address begins in the last word. It would be a link to another place with each character. */
    private static final Pattern ADDRESS = Pattern.compile("https?(?::|$)|www(?:\\.|$)|mailto:|@|<[a-z]*$");
    /** What stands before the first word of a block within quotes, items and headings. */
    private static final Pattern PREFIX =
            Pattern.compile("(?:[ \\t]*(?:>|[-+*]|\\d{1,9}[.)]|#{1,6})[ \\t])*+[ \\t]*+>?");

    /** Marks that end a text only until the next character tells what they mean. */
    private static final String RUNS = "*_~`\\$![";
    /** Punctuation that means nothing behind a word; at the beginning of a line it might. */
    private static final String PUNCTUATION = ".-:!(?;'\"";

    /** Marks that are text as long as they have no partner. */
    private static final String OPENERS = "*_~`[";

    private static final int DESTINATION_CHARS_MAX = 300;

    private OpenEnd() {}

    /** Up to where a text can be shown, for what follows will hardly change that. */
    static int shown(CharSequence text) {
        int line = lineStart(text, text.length());
        int end = text.length();
        if (ONLY_MARKS.matcher(text.subSequence(line, end)).matches()) {
            end = line > 0 && isHead(text, lineStart(text, line - 1)) ? lineStart(text, line - 1) : line;
        } else if (isHead(text, line)) {
            end = line;
        } else {
            end = beforeAddress(text, line);
            while (end > line && RUNS.indexOf(text.charAt(end - 1)) >= 0) end--;
        }
        return trimmed(text.subSequence(0, end), true);
    }

    private static int beforeAddress(CharSequence text, int line) {
        int end = text.length();
        for (int i = end - 2; i >= Math.max(line, end - DESTINATION_CHARS_MAX) && text.charAt(i + 1) != ')'; i--) {
            if (text.charAt(i) == ']' && text.charAt(i + 1) == '(') return i;
        }
        var address = ADDRESS.matcher(text).region(Math.max(line, wordStart(text, end)), end);
        return address.find() ? address.start() : end;
    }

    /** A line with an outer pipe below one without a pipe: the next line tells whether it is the head of a table. */
    private static boolean isHead(CharSequence text, int line) {
        return line < text.length() && text.charAt(line) == '|' && !hasPipeAbove(text, line);
    }

    private static boolean hasPipeAbove(CharSequence text, int line) {
        for (int i = line - 2; i >= 0 && text.charAt(i) != '\n'; i--) if (text.charAt(i) == '|') return true;
        return false;
    }

    /**
     * Whether a block that begins with the last line stays one: the line begins with a letter, perhaps after the marks of
     * quotes, items and headings. Below a table it may be a row, as its first pipe tells.
     */
    static boolean isSureBegin(CharSequence text) {
        int line = lineStart(text, text.length());
        var prefix = PREFIX.matcher(text).region(line, text.length());
        int begin = prefix.lookingAt() ? prefix.end() : line;
        return begin < text.length() && Character.isLetter(text.charAt(begin)) && !hasPipeAbove(text, line);
    }

    /**
     * Whether what follows {@code from} is nothing but text: letters, digits, blanks, punctuation behind words, and marks that
     * have no partner yet. It may go on with a word of the same kind, or begin with a blank behind any word.
     */
    static boolean isPlain(CharSequence text, int from) {
        int line = lineStart(text, from);
        int word = wordStart(text, from);
        int begin = isBehindMarks(text, line, word, from) ? from : word;
        boolean isBehindWord = false;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                isBehindWord = true;
            } else if (PUNCTUATION.indexOf(c) >= 0 || OPENERS.indexOf(c) >= 0) {
                isBehindWord = isBehindWord || hasLetter(text, line, i);
                if (!isBehindWord || !isOpener(text, line, i)) return false;
            } else if (c != ' ' && c != ',' && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return word < from
                && !ADDRESS.matcher(text).region(begin, text.length()).find();
    }

    /** A bracket means nothing before its partner comes, and other marks none before there is a second of their kind. */
    private static boolean isOpener(CharSequence text, int line, int at) {
        char mark = text.charAt(at);
        if (OPENERS.indexOf(mark) < 0) return true;
        if (indexOf(text, '|', line, at) >= 0) return false;
        if (mark == '[') return true;
        int run = at;
        while (run > 0 && text.charAt(run - 1) == mark) run--;
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
        while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1)) && !isBlank(text.charAt(end - 1))) end--;
        int begin = end;
        while (begin > 0 && Character.isLetterOrDigit(text.charAt(begin - 1))) begin--;
        return text.subSequence(begin, end);
    }

    private static int indexOf(CharSequence text, char c, int from, int to) {
        for (int i = from; i < to; i++) if (text.charAt(i) == c) return i;
        return -1;
    }

    /** Whether what follows {@code from} goes on with the code of a fence that begins the text: no line may end it. */
    static boolean isCode(CharSequence text, int from) {
        if (!startsWith(text, "```") && !startsWith(text, "~~~")) return false;
        char fence = text.charAt(0);
        int line = lineStart(text, from);
        if (line == 0) return false;
        for (; line < text.length(); line++) {
            int begin = line;
            while (begin < text.length() && text.charAt(begin) == ' ') begin++;
            if (begin < text.length() && text.charAt(begin) == fence) return false;
            while (line < text.length() && text.charAt(line) != '\n') line++;
        }
        return true;
    }

    private static boolean startsWith(CharSequence text, String start) {
        return text.length() >= start.length() && start.contentEquals(text.subSequence(0, start.length()));
    }

    /** Up to where a text that needs no parser is shown. */
    static int trimmed(CharSequence text, boolean isCode) {
        int end = text.length();
        while (end > 0 && (isBlank(text.charAt(end - 1)) || (!isCode && RUNS.indexOf(text.charAt(end - 1)) >= 0)))
            end--;
        return end;
    }

    private static boolean hasLetter(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) if (Character.isLetter(text.charAt(i))) return true;
        return false;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private static int lineStart(CharSequence text, int end) {
        int i = end;
        while (i > 0 && text.charAt(i - 1) != '\n') i--;
        return i;
    }

    private static int wordStart(CharSequence text, int end) {
        int i = end;
        while (i > 0 && !isBlank(text.charAt(i - 1))) i--;
        return i;
    }
}
