package dev.parley.exchange;

import java.util.regex.Pattern;

/** Quotes texts for a POSIX shell. */
final class Shell {
    /** What has no meaning in double quotes, even in an interactive shell with history. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 :;,./_=+@%-]*");

    private Shell() {}

    /** Any text, literally. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A text, and the value of a variable after it. */
    static String withVariable(String text, String variable) {
        return PLAIN.matcher(text).matches()
                ? "\"" + text + "$" + variable + "\""
                : quoted(text) + "\"$" + variable + "\"";
    }
}
