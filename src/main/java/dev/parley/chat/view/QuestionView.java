package dev.parley.chat.view;

import dev.parley.chat.QuestionPart;
import dev.parley.chat.Siblings;
import java.util.List;

/**
 * A question as templates show it: the text as it was typed, and its code fences as code.
 *
 * @param longer whether only its beginning is shown at first
 * @param siblings the position among the versions of this question
 */
public record QuestionView(long id, List<QuestionPart> parts, boolean longer, Siblings siblings)
        implements MessageView {
    private static final int SHORT_CHARS_MAX = 1_200;
    private static final int SHORT_LINES_MAX = 14;

    static QuestionView of(long id, String question, Siblings siblings) {
        boolean isLong = question.length() > SHORT_CHARS_MAX || question.lines().count() > SHORT_LINES_MAX;
        return new QuestionView(id, QuestionPart.of(question), isLong, siblings);
    }
}
