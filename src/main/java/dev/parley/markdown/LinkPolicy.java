package dev.parley.markdown;

import java.util.Locale;

/** The URLs an answer may link to: absolute http, https and mailto URLs. */
final class LinkPolicy {
    private static final int URL_CHARS_MAX = 4_096;

    private LinkPolicy() {}

    /**
     * Whether a decoded URL may be linked. Relative URLs may not, so that model output cannot link to this server's own
     * pages.
     */
    static boolean allows(String url) {
        if (url.length() > URL_CHARS_MAX || url.chars().anyMatch(LinkPolicy::isIgnoredByBrowsers)) {
            return false;
        }
        var lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
    }

    /** Whether browsers drop or reinterpret a character, so that it could hide a scheme. */
    private static boolean isIgnoredByBrowsers(int character) {
        return character <= ' '
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || character == '\\';
    }
}
