package dev.parley.chat;

import dev.parley.text.BlankText;
import dev.parley.text.ShortText;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The first title of a chat: the first sentence of its first question, without code; and titles that a model suggests. */
public final class ChatTitle {
    static final int CHARS_MAX = 60;
    /** A shorter sentence says little, so the next one is added if there is room. */
    private static final int CHARS_MIN = 6;

    /** Only the beginning of a message is searched for a sentence. */
    private static final int BEGINNING_CHARS_MAX = 1_000;

    /** Headings, quotes and lists. */
    private static final Pattern MARKS = Pattern.compile("^(?:#{1,6}\\s+|>\\s*|[-*+•]\\s+|\\d{1,3}[.)]\\s+)+");

    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s.*");
    private static final Pattern STRONG = Pattern.compile("\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<!\\S)(__|[*_])(?=[^\\s*_])(.+?)(?<=\\S)\\1(?![\\p{L}\\d*_])");
    private static final Pattern LABEL =
            Pattern.compile("(?iu)^(?:(?:suggested )?title|titel|titre|título|titolo|标题|タイトル)\\s*[:：]\\s*");
    private static final String QUOTES = "\"'`“”„‘’«»「」『』*_";

    private ChatTitle() {}

    /** A title for a chat that begins with this message; empty if it has no words. */
    public static String of(String message) {
        var beginning = ShortText.clipped(text(QuestionPart.of(message)), BEGINNING_CHARS_MAX);
        var text = FirstSentence.withoutGreeting(beginning);
        var heading =
                text.lines().findFirst().filter(line -> HEADING.matcher(line).matches());
        var line = line(unmarked(heading.orElse(text)));
        int end = FirstSentence.end(line);
        if (end < CHARS_MIN) {
            end += FirstSentence.end(line.substring(end));
        }
        return chars(line.substring(0, end)) <= CHARS_MAX ? withoutStop(line.substring(0, end)) : shortened(line);
    }

    /** A title in the reply of a model, which may have put it into quotes or after a label; empty if there is none. */
    static String ofReply(String reply) {
        var first = reply.lines()
                .map(line -> line(LABEL.matcher(unmarked(line.strip())).replaceFirst("")))
                .map(ChatTitle::unquoted)
                .filter(Predicate.not(BlankText::isBlank))
                .findFirst();
        return shortened(first.orElse(""));
    }

    /** The name of a file as a title. */
    static String ofFile(String name) {
        return shortened(line(name));
    }

    private static String unmarked(String text) {
        var strong = STRONG.matcher(MARKS.matcher(text).replaceFirst("")).replaceAll("$1");
        return EMPHASIS.matcher(strong).replaceAll("$2");
    }

    private static String unquoted(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && QUOTES.indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && (QUOTES + ".。").indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(start, end).strip();
    }

    /** Without the full stop at its end, which titles do not have. */
    private static String withoutStop(String sentence) {
        boolean hasStop = sentence.endsWith("。") || (sentence.endsWith(".") && !sentence.endsWith(".."));
        return hasStop && sentence.length() > 1 ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String shortened(String line) {
        if (chars(line) <= CHARS_MAX) {
            return line;
        }
        var head = line.substring(0, line.offsetByCodePoints(0, CHARS_MAX));
        int space = head.lastIndexOf(' ');
        // Cut at the end of a word, unless little would be left.
        return (space > CHARS_MAX / 2 ? head.substring(0, space) : head) + "…";
    }

    private static int chars(String text) {
        return text.codePointCount(0, text.length());
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
