package dev.parley.chat;

import dev.parley.text.BlankText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a question: text, or the content of a code fence.
 *
 * @param code whether it is the content of a fence
 * @param language the first word after the opening fence; may be empty
 */
public record QuestionPart(boolean code, String language, String text) {
    /** A fence as CommonMark has it (section 4.5), at the beginning of a line. */
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})[ \\t]*([^\\s`]*)[^`]*$");

    /** The parts of a question, in order, without blank ones; never empty. */
    public static List<QuestionPart> of(String question) {
        var parts = new ArrayList<QuestionPart>();
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
        return parts.isEmpty() ? List.of(new QuestionPart(false, "", question)) : parts;
    }

    /** A closing fence has the same character, at least as often, and nothing behind it. */
    private static boolean closes(String line, String fence) {
        return line.length() >= fence.length() && line.chars().allMatch(character -> character == fence.charAt(0));
    }

    private static void add(List<QuestionPart> parts, boolean isCode, String language, StringBuilder lines) {
        var text = lines.length() == 0 ? "" : lines.substring(0, lines.length() - 1);
        lines.setLength(0);
        if (!BlankText.isBlank(text)) {
            parts.add(new QuestionPart(isCode, language, isCode ? text : text.strip()));
        }
    }
}
