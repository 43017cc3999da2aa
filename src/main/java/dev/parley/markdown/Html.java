package dev.parley.markdown;

/** Text as HTML. */
public final class Html {
    private Html() {}

    /** Escaped for an element's content. Characters that HTML does not know become U+FFFD. */
    public static String escape(CharSequence text) {
        var html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&#34;");
                case '\'' -> html.append("&#39;");
                default -> html.append(valid(text, i) ? c : '\uFFFD');
            }
        }
        return html.toString();
    }

    private static boolean valid(CharSequence text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        return c >= ' ' ? c != 0xFFFE && c != 0xFFFF : c == '\n' || c == '\t';
    }
}
