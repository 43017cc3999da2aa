package dev.parley.transfer.formats;

import java.util.regex.Pattern;

/** Writes Markdown around text that comes from elsewhere. */
final class Markup {
    private static final int FENCE_CHARS_MIN = 3;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#._-]{1,40}");
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>]{1,2000}");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#~|]");

    private Markup() {}

    /** A code block, whatever is in the code. */
    static String code(String language, String code) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < code.length(); i++) {
            run = code.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        var fence = "`".repeat(Math.max(FENCE_CHARS_MIN, longest + 1));
        var info = LANGUAGE.matcher(language).matches() ? language : "";
        return fence + info + "\n" + code + (code.endsWith("\n") ? "" : "\n") + fence;
    }

    /** A link; only its text if the address is none of the web. */
    static String link(String text, String url) {
        return URL.matcher(url).matches() ? "[" + plain(text) + "](<" + url + ">)" : plain(text);
    }

    /** Text in which nothing is markup. */
    static String plain(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }
}
