package dev.parley.chat.view;

import dev.parley.chat.QuestionPart;
import dev.parley.chat.Siblings;
import dev.parley.text.BlankText;
import java.util.List;

/**
 * A question as templates show it: the text as it was typed, and its code fences as code.
 *
 * @param parts empty if the question consists of files alone
 * @param longer whether only its beginning is shown at first
 * @param siblings the position among the versions of this question
 */
public record QuestionView(
        long id, List<QuestionPart> parts, boolean longer, Siblings siblings, List<AttachmentView> attachments)
        implements MessageView {
    private static final int SHORT_CHARS_MAX = 1_200;
    private static final int SHORT_LINES_MAX = 14;

    static QuestionView of(long id, String question, Siblings siblings, List<AttachmentView> attachments) {
        boolean isLong = question.length() > SHORT_CHARS_MAX || question.lines().count() > SHORT_LINES_MAX;
        var parts = BlankText.isBlank(question) ? List.<QuestionPart>of() : QuestionPart.of(question);
        return new QuestionView(id, parts, isLong, siblings, attachments);
    }
}
