package dev.parley.markdown;

import java.util.regex.Pattern;

/** Limits on a whole text: one that exceeds them would take flexmark too long or overflow its stack. */
final class MarkdownLimits {
    private static final int MARKDOWN_CHARS_MAX = 256 * 1024;
    private static final int NESTING_MAX = 40;
    /** A line that opens too many nested quotes and lists. Flexmark recurses once for each. */
    private static final Pattern TOO_DEEP = Pattern.compile(
            "^(?:[ \\t]*+(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){" + NESTING_MAX + "}", Pattern.MULTILINE);

    /** Flexmark's cost is quadratic in the lines of a paragraph or table. This many take a second. */
    private static final int CONSECUTIVE_LINES_MAX = 20_000;
    /** Flexmark's cost is quadratic in the lines of indented code, too, which may contain blank lines. */
    private static final int LINES_MAX = 40_000;

    private MarkdownLimits() {}

    static boolean areExceeded(String markdown) {
        return markdown.length() > MARKDOWN_CHARS_MAX
                || hasTooManyLines(markdown)
                || TOO_DEEP.matcher(markdown).find();
    }

    private static boolean hasTooManyLines(String markdown) {
        if (markdown.length() < CONSECUTIVE_LINES_MAX) {
            return false;
        }
        int lines = 0;
        int consecutive = 0;
        for (int start = 0, end; start < markdown.length(); start = end + 1) {
            end = markdown.indexOf('\n', start);
            if (end < 0) {
                end = markdown.length();
            }
            lines++;
            consecutive = isBlank(markdown, start, end) ? 0 : consecutive + 1;
            if (lines > LINES_MAX || consecutive > CONSECUTIVE_LINES_MAX) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }
}
