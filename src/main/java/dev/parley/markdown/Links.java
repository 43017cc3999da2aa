package dev.parley.markdown;

import java.util.Locale;

/** Which addresses an answer may link to: the web and mail, always by their full name. */
final class Links {
    private static final int URL_CHARS_MAX = 4_096;

    private Links() {}

    /**
     * Whether a decoded address may stand in a link. Relative addresses may not: what a model writes has no business
     * pointing at this server's own pages.
     */
    static boolean allowed(String url) {
        if (url.length() > URL_CHARS_MAX || url.chars().anyMatch(Links::hidden)) {
            return false;
        }
        var lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
    }

    /** Browsers drop or ignore these, so a scheme could hide behind them. */
    private static boolean hidden(int character) {
        return character <= ' '
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || character == '\\';
    }
}
