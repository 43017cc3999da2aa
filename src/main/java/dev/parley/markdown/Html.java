package dev.parley.markdown;

/** Escapes text for HTML. */
public final class Html {
    private Html() {}

    /**
     * Escapes text for an element's content, with the same character references as the sanitizer. Characters that HTML does
     * not allow become U+FFFD.
     */
    public static String escape(CharSequence text) {
        var html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"', '\'', '+', '=', '@', '`' ->
                    html.append("&#").append((int) c).append(';');
                default -> {
                    if (!valid(text, i)) {
                        html.append('\uFFFD');
                    } else if (Character.isHighSurrogate(c)) {
                        reference(html, Character.codePointAt(text, i++));
                    } else {
                        html.append(c);
                    }
                }
            }
        }
        return html.toString();
    }

    private static void reference(StringBuilder html, int codePoint) {
        html.append("&#x").append(Integer.toHexString(codePoint)).append(';');
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
