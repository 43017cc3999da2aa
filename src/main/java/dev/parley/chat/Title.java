package dev.parley.chat;

import dev.parley.chat.QuestionView.Part;
import dev.parley.web.BlankText;
import dev.parley.web.HttpException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The title of a chat: the beginning of its first message without its code, until it is renamed. */
final class Title {
    static final int CHARS_MAX = 60;

    /** Of a title that a person gave. */
    static final int GIVEN_CHARS_MAX = 200;

    private Title() {}

    static String of(String message) {
        var line = line(text(QuestionView.of(message).parts()));
        if (line.codePointCount(0, line.length()) <= CHARS_MAX) {
            return line;
        }
        var head = line.substring(0, line.offsetByCodePoints(0, CHARS_MAX));
        int space = head.lastIndexOf(' ');
        // At a word's end, unless that would leave next to nothing.
        return (space > CHARS_MAX / 2 ? head.substring(0, space) : head) + "…";
    }

    /** What a person typed, checked. */
    static String given(String text) {
        var line = line(text);
        int chars = line.codePointCount(0, line.length());
        if (BlankText.isBlank(line)) {
            throw new HttpException(422, "problem.title.empty");
        }
        if (chars > GIVEN_CHARS_MAX) {
            throw new HttpException(422, "problem.title.long", chars, GIVEN_CHARS_MAX);
        }
        return line;
    }

    /** The text outside of code; of a message that is only code, its first line. */
    private static String text(List<Part> parts) {
        boolean hasText = parts.stream().anyMatch(Predicate.not(Part::code));
        var lines = parts.stream()
                .filter(part -> !hasText || !part.code())
                .flatMap(part -> part.text().lines())
                .filter(Predicate.not(BlankText::isBlank));
        return lines.limit(hasText ? Long.MAX_VALUE : 1).collect(Collectors.joining("\n"));
    }

    private static String line(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
