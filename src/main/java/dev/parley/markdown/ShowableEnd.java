package dev.parley.markdown;

import java.util.regex.Pattern;

/**
 * The end of a text that is still being written: what of it can be shown already. It never decides how a text looks, only
 * when: what is held back is shown with one of the next words.
 */
final class ShowableEnd {
    /** A line of nothing else may become anything: a lone {@code -} makes a heading of the line above. */
    private static final Pattern ONLY_MARKS = Pattern.compile("(?:\\[[xX]|[-\\s*+=#>|`~:_$\\\\<\\[\\]!^.()\\d&])*+");
    /** Where an address begins in the last word. It would be a link to another place with each character. */
    private static final Pattern ADDRESS = Pattern.compile("https?(?::|$)|www(?:\\.|$)|mailto:|@|<[a-z]*$");
    /** What stands before the first word of a block within quotes, items and headings. */
    private static final Pattern PREFIX =
            Pattern.compile("(?:[ \\t]*(?:>|[-+*]|\\d{1,9}[.)]|#{1,6})[ \\t])*+[ \\t]*+>?");

    /** Marks that end a text only until the next character tells what they mean. */
    private static final String RUNS = "*_~`\\$![";

    private static final int DESTINATION_CHARS_MAX = 300;

    private ShowableEnd() {}

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
            while (end > line && RUNS.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
        }
        return trimmed(text.subSequence(0, end), true);
    }

    private static int beforeAddress(CharSequence text, int line) {
        int end = text.length();
        for (int i = end - 2; i >= Math.max(line, end - DESTINATION_CHARS_MAX) && text.charAt(i + 1) != ')'; i--) {
            if (text.charAt(i) == ']' && text.charAt(i + 1) == '(') {
                return i;
            }
        }
        int begin = end;
        while (begin > line && isAddressPart(text.charAt(begin - 1))) {
            begin--;
        }
        var address = ADDRESS.matcher(text).region(begin, end);
        return address.find() ? address.start() : end;
    }

    /** An address ends with a blank, the bracket around it, and where Chinese text goes on behind it. */
    private static boolean isAddressPart(char c) {
        return c > ' ' && c < 0x7f && c != ')';
    }

    /** Whether an address begins in this part of a text. */
    static boolean hasAddress(CharSequence text, int begin) {
        return ADDRESS.matcher(text).region(begin, text.length()).find();
    }

    /** A line with an outer pipe below one without a pipe: the next line tells whether it is the head of a table. */
    private static boolean isHead(CharSequence text, int line) {
        return line < text.length() && text.charAt(line) == '|' && !hasPipeAbove(text, line);
    }

    private static boolean hasPipeAbove(CharSequence text, int line) {
        for (int i = line - 2; i >= 0 && text.charAt(i) != '\n'; i--) {
            if (text.charAt(i) == '|') {
                return true;
            }
        }
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

    /** Up to where a text that needs no parser is shown. */
    static int trimmed(CharSequence text, boolean isCode) {
        int end = text.length();
        while (end > 0 && (isBlank(text.charAt(end - 1)) || (!isCode && RUNS.indexOf(text.charAt(end - 1)) >= 0))) {
            end--;
        }
        return end;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    static int lineStart(CharSequence text, int end) {
        int i = end;
        while (i > 0 && text.charAt(i - 1) != '\n') {
            i--;
        }
        return i;
    }

    static int wordStart(CharSequence text, int end) {
        int i = end;
        while (i > 0 && !isBlank(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
