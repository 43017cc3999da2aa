package dev.parley.chat;

import dev.parley.text.BlankText;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The first title of a chat: the beginning of its first question, without code. */
public final class ChatTitle {
    static final int CHARS_MAX = 60;

    private ChatTitle() {}

    static String of(String message) {
        var line = line(text(QuestionPart.of(message)));
        if (line.codePointCount(0, line.length()) <= CHARS_MAX) {
            return line;
        }
        var head = line.substring(0, line.offsetByCodePoints(0, CHARS_MAX));
        int space = head.lastIndexOf(' ');
        // Cut at the end of a word, unless little would be left.
        return (space > CHARS_MAX / 2 ? head.substring(0, space) : head) + "…";
    }

    /** The text outside of code. If there is only code, its first line. */
    private static String text(List<QuestionPart> parts) {
        boolean hasText = parts.stream().anyMatch(Predicate.not(QuestionPart::code));
        var lines = parts.stream()
                .filter(part -> !hasText || !part.code())
                .flatMap(part -> part.text().lines())
                .filter(Predicate.not(BlankText::isBlank));
        return lines.limit(hasText ? Long.MAX_VALUE : 1).collect(Collectors.joining("\n"));
    }

    /** The text in one line, without control characters. */
    public static String line(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
