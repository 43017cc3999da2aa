package dev.parley.markdown;

import java.util.regex.Pattern;

/**
 * Finds the prefix of a growing text that can be shown already, because the next characters will hardly change how it looks.
 *
 * <p>This only decides when text is shown, never how: text that is held back is rendered with one of the next words.
 */
final class StablePrefix {
    /** A line that may still become any block: a lone {@code -} turns the line above into a heading. */
    private static final Pattern ONLY_MARKUP = Pattern.compile("(?:\\[[xX]|[-\\s*+=#>|`~:_$\\\\<\\[\\]!^.()\\d&])*+");
    /** The start of a URL in the last word. The link's target would change with each character. */
    private static final Pattern URL_START = Pattern.compile("https?(?::|$)|www(?:\\.|$)|mailto:|@|<[a-z]*$");
    /** The markup of quotes, list items and headings before the first word of a block. */
    private static final Pattern BLOCK_PREFIX =
            Pattern.compile("(?:[ \\t]*(?:>|[-+*]|\\d{1,9}[.)]|#{1,6})[ \\t])*+[ \\t]*+>?");

    /** Characters of delimiter runs, whose meaning depends on the next character. */
    private static final String DELIMITERS = "*_~`\\$![";

    private static final int DESTINATION_CHARS_MAX = 300;

    private StablePrefix() {}

    /** The length of the prefix that can be shown. */
    static int length(CharSequence text) {
        int line = lineStart(text, text.length());
        int end = text.length();
        if (ONLY_MARKUP.matcher(text.subSequence(line, end)).matches()) {
            end = line > 0 && isPossibleTableHeader(text, lineStart(text, line - 1)) ? lineStart(text, line - 1) : line;
        } else if (isPossibleTableHeader(text, line)) {
            end = line;
        } else {
            end = beforeUrl(text, line);
            while (end > line && DELIMITERS.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
        }
        return trimmedLength(text.subSequence(0, end), true);
    }

    private static int beforeUrl(CharSequence text, int line) {
        int end = text.length();
        for (int i = end - 2; i >= Math.max(line, end - DESTINATION_CHARS_MAX) && text.charAt(i + 1) != ')'; i--) {
            if (text.charAt(i) == ']' && text.charAt(i + 1) == '(') {
                return i;
            }
        }
        int begin = end;
        while (begin > line && isUrlCharacter(text.charAt(begin - 1))) {
            begin--;
        }
        var url = URL_START.matcher(text).region(begin, end);
        return url.find() ? url.start() : end;
    }

    /** Whether a character can be in a URL: not a space, a closing parenthesis or a non-ASCII letter. */
    private static boolean isUrlCharacter(char c) {
        return c > ' ' && c < 0x7f && c != ')';
    }

    /** Whether a URL begins at or after {@code begin}. */
    static boolean hasUrlStart(CharSequence text, int begin) {
        return URL_START.matcher(text).region(begin, text.length()).find();
    }

    /** Whether the next line may turn a line into a table header: it has an outer pipe, and no pipe is in the line above. */
    private static boolean isPossibleTableHeader(CharSequence text, int line) {
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
     * Whether a block that begins with the last line stays a block of its own. This holds if the line has a letter after the
     * markup of quotes, items and headings. A line below a line with a pipe may be a table row.
     */
    static boolean isLastBlockStartCertain(CharSequence text) {
        int line = lineStart(text, text.length());
        var prefix = BLOCK_PREFIX.matcher(text).region(line, text.length());
        int begin = prefix.lookingAt() ? prefix.end() : line;
        return begin < text.length() && Character.isLetter(text.charAt(begin)) && !hasPipeAbove(text, line);
    }

    /** The length of a text without trailing blanks and, outside of code, without trailing delimiters. */
    static int trimmedLength(CharSequence text, boolean isCode) {
        int end = text.length();
        while (end > 0
                && (isBlank(text.charAt(end - 1)) || (!isCode && DELIMITERS.indexOf(text.charAt(end - 1)) >= 0))) {
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
