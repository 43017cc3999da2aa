package dev.parley.markdown;

/**
 * How a formula is marked in an answer: {@code \(..\)} within a line, {@code \[..\]} and {@code $$..$$} on a line of its own.
 * A single dollar is money.
 */
final class Tex {
    private static final int MARK_CHARS = 2;

    private Tex() {}

    /** What ends the formula that begins at {@code at}; empty where none begins. */
    static String closer(CharSequence text, int at) {
        if (at + 1 >= text.length()) return "";
        char first = text.charAt(at);
        char second = text.charAt(at + 1);
        if (first == '\\') return second == '(' ? "\\)" : second == '[' ? "\\]" : "";
        return first == '$' && second == '$' && isPair(text, at) ? "$$" : "";
    }

    /** Where the formula that begins at {@code at} ends, its mark included, or -1: not within so many characters. */
    static int end(CharSequence text, int at, String closer, int charsMax) {
        long limit = Math.min((long) text.length() - MARK_CHARS, (long) at + charsMax);
        for (int i = at + MARK_CHARS; i <= limit; i++) {
            char c = text.charAt(i);
            if (c == closer.charAt(0) && text.charAt(i + 1) == closer.charAt(1) && (c == '\\' || isPair(text, i))) {
                return i + MARK_CHARS;
            }
            // What a backslash escapes ends nothing: in \\) the parenthesis is one.
            i += c == '\\' ? 1 : 0;
        }
        return -1;
    }

    /**
     * Whether a line begins a formula that may take several, whose lines are no list, heading or rule whatever they begin
     * with. Its first three characters must tell: when more of a growing line comes, it must not change what it was.
     */
    static boolean beginsBlock(CharSequence line) {
        var closer = closer(line, 0);
        // \[1\] may be text in brackets; it is for the inline parser.
        return closer.equals("$$")
                || (!closer.isEmpty() && closer.charAt(1) == ']' && (line.length() == MARK_CHARS || isOpening(line)));
    }

    /** Whether a line ends the formula that {@code first} began, the same line or one before. */
    static boolean endsBlock(CharSequence first, CharSequence line, boolean isFirst) {
        return end(line, isFirst ? 0 : -MARK_CHARS, closer(first, 0), line.length()) > 0;
    }

    private static boolean isOpening(CharSequence line) {
        char next = line.charAt(MARK_CHARS);
        return next <= ' ' || next == '\\';
    }

    /** Exactly two dollars. */
    private static boolean isPair(CharSequence text, int at) {
        return (at == 0 || text.charAt(at - 1) != '$') && (at + 2 >= text.length() || text.charAt(at + 2) != '$');
    }
}
