package dev.parley.markdown;

/**
 * How a formula is marked in an answer: {@code \(..\)} and {@code $..$} within a line, {@code $$..$$} anywhere, {@code \[..\]}
 * and {@code \begin{name}..\end{name}} on lines of their own. Most single dollars are money, so those follow Pandoc's rule.
 */
final class Tex {
    private static final String DOLLAR = "$";
    private static final String BEGIN = "\\begin{";
    private static final String END = "\\end{";
    private static final int NAME_CHARS_MAX = 40;

    private Tex() {}

    /** What ends the formula that begins at {@code at}; empty where none begins. */
    static String closer(CharSequence text, int at) {
        if (at + 1 >= text.length()) {
            return "";
        }
        char first = text.charAt(at);
        char second = text.charAt(at + 1);
        if (first == '\\') {
            return second == '(' ? "\\)" : second == '[' ? "\\]" : second == 'b' ? environmentEnd(text, at) : "";
        }
        if (first != '$') {
            return "";
        }
        if (second == '$') {
            return isPair(text, at) ? "$$" : "";
        }
        return second > ' ' && (at == 0 || !isPriceOrDollar(text.charAt(at - 1))) ? DOLLAR : "";
    }

    /** How long the mark is that a closer belongs to. */
    static int openerChars(String closer) {
        return closer.startsWith(END) ? closer.length() + BEGIN.length() - END.length() : closer.length();
    }

    /** Where the formula that begins at {@code at} ends, its mark included, or -1: not within so many characters. */
    static int end(CharSequence text, int at, String closer, int charsMax) {
        int start = at + openerChars(closer);
        int limit = (int) Math.min((long) text.length() - closer.length(), (long) at + charsMax);
        int depth = 1;
        for (int i = start; i <= limit; i++) {
            char c = text.charAt(i);
            if (c == '$' && closer.equals(DOLLAR)) {
                return isClosingDollar(text, start, i) ? i + 1 : -1;
            }
            if (c == closer.charAt(0)
                    && startsWith(text, i, closer)
                    && (c == '\\' || isPair(text, i))
                    && --depth == 0) {
                return i + closer.length();
            }
            boolean isNested = c == '\\' && closer.startsWith(END) && closer.equals(closer(text, i));
            depth += isNested ? 1 : 0;
            // What a backslash escapes ends nothing: in \\) the parenthesis is one.
            i += c == '\\' ? 1 : 0;
        }
        return -1;
    }

    /** Whether a line begins a formula that may take several, whose lines are no list, heading or rule. */
    static boolean beginsBlock(CharSequence line) {
        var closer = closer(line, 0);
        if (closer.equals("$$") || closer.startsWith(END)) {
            return true;
        }
        // \[1\] may be text in brackets; it is for the inline parser.
        return closer.equals("\\]") && (line.length() == 2 || line.charAt(2) <= ' ' || line.charAt(2) == '\\');
    }

    /** Whether a line ends the formula that {@code first} began, the same line or one before. */
    static boolean endsBlock(CharSequence first, CharSequence line, boolean isFirst) {
        var closer = closer(first, 0);
        return end(line, isFirst ? 0 : -openerChars(closer), closer, line.length()) > 0;
    }

    /** Whether nothing else is on the lines from {@code start} to {@code end}, but for a comma or a full stop at the end. */
    static boolean standsAlone(CharSequence text, int start, int end) {
        int before = start - 1;
        while (before >= 0 && isBlank(text.charAt(before))) {
            before--;
        }
        int after = end;
        while (after < text.length() && (isBlank(text.charAt(after)) || ".,;:".indexOf(text.charAt(after)) >= 0)) {
            after++;
        }
        return (before < 0 || isLineEnd(text.charAt(before)))
                && (after == text.length() || isLineEnd(text.charAt(after)));
    }

    /** Whether a text has what TeX is made of, or a letter that stands for a quantity. */
    static boolean isLikely(CharSequence text) {
        return hasMarks(text) || hasSymbol(text);
    }

    private static boolean isClosingDollar(CharSequence text, int start, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (text.charAt(at - 1) <= ' ' || next == '$' || isDigit(next)) {
            return false;
        }
        var tex = text.subSequence(start, at);
        if (hasMarks(tex) || (tex.length() == 1 && hasSymbol(tex))) {
            return true;
        }
        // "$5 a day, not 10$" has an "a" in it, and "$HOME/a:$PATH" too.
        return hasSymbol(tex) && !isAsciiLetter(next) && !(isDigit(tex.charAt(0)) && hasWord(tex));
    }

    private static boolean hasMarks(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if ("\\^_={}".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSymbol(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            boolean isAlone = (i == 0 || !Character.isLetter(text.charAt(i - 1)))
                    && (i + 1 == text.length() || !Character.isLetter(text.charAt(i + 1)));
            if (Character.isLetter(text.charAt(i)) && isAlone) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasWord(CharSequence text) {
        for (int i = 1; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i - 1)) && Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String environmentEnd(CharSequence text, int at) {
        if (!startsWith(text, at, BEGIN)) {
            return "";
        }
        int start = at + BEGIN.length();
        int end = start;
        while (end < text.length() && end < start + NAME_CHARS_MAX && isNamePart(text.charAt(end))) {
            end++;
        }
        return end > start && end < text.length() && text.charAt(end) == '}'
                ? END + text.subSequence(start, end + 1)
                : "";
    }

    private static boolean startsWith(CharSequence text, int at, String mark) {
        if (at + mark.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (text.charAt(at + i) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Exactly two dollars; anything else that is asked about is a pair of its own. */
    private static boolean isPair(CharSequence text, int at) {
        return (at == 0 || text.charAt(at - 1) != '$') && (at + 2 >= text.length() || text.charAt(at + 2) != '$');
    }

    /** Before a dollar: it belongs to a pair, or to a currency as in US$. */
    private static boolean isPriceOrDollar(char c) {
        return c == '$' || isDigit(c) || isAsciiLetter(c);
    }

    private static boolean isNamePart(char c) {
        return isAsciiLetter(c) || c == '*';
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
