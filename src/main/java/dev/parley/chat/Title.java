package dev.parley.chat;

import dev.parley.web.Problem;

/** The title of a chat: the beginning of its first message, until it is renamed. */
final class Title {
    static final int CHARS_MAX = 60;

    /** Of a title that a person gave. */
    static final int GIVEN_CHARS_MAX = 200;

    private Title() {}

    static String of(String message) {
        var line = line(message);
        if (line.codePointCount(0, line.length()) <= CHARS_MAX) return line;
        var head = line.substring(0, line.offsetByCodePoints(0, CHARS_MAX));
        int space = head.lastIndexOf(' ');
        // At a word's end, unless that would leave next to nothing.
        return (space > CHARS_MAX / 2 ? head.substring(0, space) : head) + "…";
    }

    /** What a person typed, checked. */
    static String given(String text) {
        var line = line(text);
        int chars = line.codePointCount(0, line.length());
        if (line.codePoints().allMatch(Title::isInvisible)) throw new Problem(422, "problem.title.empty");
        if (chars > GIVEN_CHARS_MAX) throw new Problem(422, "problem.title.long", chars, GIVEN_CHARS_MAX);
        return line;
    }

    /** A no-break space, say: a title of such could not be clicked on. */
    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static String line(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
