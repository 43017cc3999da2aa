package dev.parley.chat;

import dev.parley.web.BlankText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A question as templates show it: the text as it was typed, and its code fences as code.
 *
 * @param longer whether only its beginning is shown at first
 */
public record QuestionView(List<Part> parts, boolean longer) {
    private static final int SHORT_CHARS_MAX = 1_200;
    private static final int SHORT_LINES_MAX = 14;

    /** A fence as CommonMark has it (section 4.5), at the beginning of a line. */
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})[ \\t]*([^\\s`]*)[^`]*$");

    /**
     * Text, or the inside of a fence.
     *
     * @param language the first word behind an opening fence; may be empty
     */
    public record Part(boolean code, String language, String text) {}

    static QuestionView of(String question) {
        boolean isLong = question.length() > SHORT_CHARS_MAX || question.lines().count() > SHORT_LINES_MAX;
        var parts = parts(question);
        return new QuestionView(parts.isEmpty() ? List.of(new Part(false, "", question)) : parts, isLong);
    }

    private static List<Part> parts(String question) {
        var parts = new ArrayList<Part>();
        var lines = new StringBuilder();
        var fence = "";
        var language = "";
        for (var line : question.split("\n", -1)) {
            var match = FENCE.matcher(line);
            boolean isFence = match.matches();
            if (fence.isEmpty() && isFence) {
                add(parts, false, "", lines);
                fence = match.group(1);
                language = match.group(2);
            } else if (!fence.isEmpty() && isFence && closes(line.strip(), fence)) {
                add(parts, true, language, lines);
                fence = "";
            } else {
                lines.append(line).append('\n');
            }
        }
        add(parts, !fence.isEmpty(), language, lines);
        return parts;
    }

    /** A closing fence has the same character, at least as often, and nothing behind it. */
    private static boolean closes(String line, String fence) {
        return line.length() >= fence.length() && line.chars().allMatch(character -> character == fence.charAt(0));
    }

    private static void add(List<Part> parts, boolean isCode, String language, StringBuilder lines) {
        var text = lines.length() == 0 ? "" : lines.substring(0, lines.length() - 1);
        lines.setLength(0);
        if (!BlankText.isBlank(text)) {
            parts.add(new Part(isCode, language, isCode ? text : text.strip()));
        }
    }
}
