package dev.parley.chat;

/** The title of a chat: the beginning of its first message. */
final class Title {
    static final int CHARS_MAX = 60;

    private Title() {}

    static String of(String message) {
        var line = message.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        if (line.codePointCount(0, line.length()) <= CHARS_MAX) return line;
        var head = line.substring(0, line.offsetByCodePoints(0, CHARS_MAX));
        int space = head.lastIndexOf(' ');
        // At a word's end, unless that would leave next to nothing.
        return (space > CHARS_MAX / 2 ? head.substring(0, space) : head) + "…";
    }
}
