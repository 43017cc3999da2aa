package dev.parley.markdown;

/**
 * Limits on the inline delimiters of one paragraph or cell.
 *
 * <p>Flexmark's cost is quadratic in them ({@code ![[]()} 4,000 times takes seconds) and it recurses for nested emphasis.
 * The limits count characters and do not measure time, so the same text gives the same HTML on any machine. The most
 * expensive document within the limits renders in about two seconds.
 */
final class InlineLimits {
    private static final int DELIMITERS_MAX = 3_000;
    private static final int BRACKETS_MAX = 600;
    private static final int RUN_CHARS_MAX = 64;
    /** The search for bare URLs is quadratic in the length of a word. */
    private static final int WORD_CHARS_MAX = 2_000;

    private InlineLimits() {}

    static boolean areExceeded(CharSequence content) {
        int delimiters = 0;
        int brackets = 0;
        int run = 0;
        int word = 0;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean isBracket = c == '[' || c == ']' || c == '<';
            // Flexmark's cost is quadratic in the number of entities, too.
            boolean isDelimiter = isBracket || c == '*' || c == '_' || c == '~' || c == '`' || c == '\\' || c == '&';
            delimiters += isDelimiter ? 1 : 0;
            brackets += isBracket ? 1 : 0;
            run = isDelimiter && i > 0 && content.charAt(i - 1) == c ? run + 1 : 0;
            word = c <= ' ' ? 0 : word + 1;
            if (delimiters > DELIMITERS_MAX
                    || brackets > BRACKETS_MAX
                    || run > RUN_CHARS_MAX
                    || word > WORD_CHARS_MAX) {
                return true;
            }
        }
        return false;
    }
}
