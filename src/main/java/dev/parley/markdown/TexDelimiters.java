package dev.parley.markdown;

/**
 * Finds the delimiters of formulas: {@code \(..\)} and {@code $..$} within a line, {@code $$..$$} anywhere, {@code \[..\]} and
 * {@code \begin{name}..\end{name}} on lines of their own.
 *
 * <p>Most single dollars mean money, so {@code $..$} follows Pandoc's rule (extension {@code tex_math_dollars}) and must also
 * look like TeX.
 */
final class TexDelimiters {
    private static final String DOLLAR = "$";
    private static final String BEGIN = "\\begin{";
    private static final String END = "\\end{";
    private static final int NAME_CHARS_MAX = 40;

    private TexDelimiters() {}

    /** The closing delimiter of the formula that begins at {@code at}; empty if none begins there. */
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
            return isDollarPair(text, at) ? "$$" : "";
        }
        return second > ' ' && (at == 0 || !isCurrencyOrDollar(text.charAt(at - 1))) ? DOLLAR : "";
    }

    /** The length of the opening delimiter for a closing one. */
    static int openerChars(String closer) {
        return closer.startsWith(END) ? closer.length() + BEGIN.length() - END.length() : closer.length();
    }

    /** The end of the formula that begins at {@code at}, or -1 if none is within {@code charsMax} characters. */
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
                    && (c == '\\' || isDollarPair(text, i))
                    && --depth == 0) {
                return i + closer.length();
            }
            boolean isNested = c == '\\' && closer.startsWith(END) && closer.equals(closer(text, i));
            depth += isNested ? 1 : 0;
            // Skip escaped characters: in \\) the backslash is escaped, so \) does not close.
            i += c == '\\' ? 1 : 0;
        }
        return -1;
    }

    /** Whether a line begins a formula of several lines, which must not be parsed as a list, heading or rule. */
    static boolean beginsBlock(CharSequence line) {
        var closer = closer(line, 0);
        if (closer.equals("$$") || closer.startsWith(END)) {
            return true;
        }
        // \[1\] may be escaped brackets; the inline parser decides.
        return closer.equals("\\]") && (line.length() == 2 || line.charAt(2) <= ' ' || line.charAt(2) == '\\');
    }

    /** Whether a line ends the formula that begins with the line {@code first}, which may be the same. */
    static boolean endsBlock(CharSequence first, CharSequence line, boolean isFirst) {
        var closer = closer(first, 0);
        return end(line, isFirst ? 0 : -openerChars(closer), closer, line.length()) > 0;
    }

    /** Whether nothing else is on the lines from {@code start} to {@code end}, except punctuation at the end. */
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

    private static boolean isClosingDollar(CharSequence text, int start, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (text.charAt(at - 1) <= ' ' || next == '$' || isDigit(next)) {
            return false;
        }
        var tex = text.subSequence(start, at);
        if (TexHeuristics.hasTexCharacter(tex) || (tex.length() == 1 && TexHeuristics.hasSymbol(tex))) {
            return true;
        }
        // Exclude "$5 a day, not 10$" and "$HOME/a:$PATH", which contain the symbol "a".
        return TexHeuristics.hasSymbol(tex)
                && !isAsciiLetter(next)
                && !(isDigit(tex.charAt(0)) && TexHeuristics.hasWord(tex));
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

    /** Whether exactly two dollars are at {@code at}, and not more. */
    private static boolean isDollarPair(CharSequence text, int at) {
        return (at == 0 || text.charAt(at - 1) != '$') && (at + 2 >= text.length() || text.charAt(at + 2) != '$');
    }

    /** Whether the character before a dollar makes it part of a pair or of a currency as in US$. */
    private static boolean isCurrencyOrDollar(char c) {
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
