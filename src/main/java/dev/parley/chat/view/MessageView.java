package dev.parley.chat.view;

/** A message as templates show it; {@code chat/message.html} has a fragment for each kind. */
public sealed interface MessageView permits QuestionView, EditView, LiveAnswerView, AnswerView, ComparisonView {
    /** The id of the message. */
    long id();

    /** The name of the fragment: {@code question}, {@code edit}, {@code comparison}, {@code live} or {@code answer}. */
    default String getKind() {
        if (this instanceof QuestionView) {
            return "question";
        }
        if (this instanceof EditView) {
            return "edit";
        }
        if (this instanceof ComparisonView) {
            return "comparison";
        }
        return this instanceof LiveAnswerView ? "live" : "answer";
    }
}
