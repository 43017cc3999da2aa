package dev.parley.chat.view;

/** A message as templates show it; {@code chat/message.html} has a fragment for each kind. */
public sealed interface MessageView permits QuestionView, EditView, LiveAnswerView, AnswerView {
    /** The id of the message. */
    long id();

    /** The name of the fragment: {@code question}, {@code edit}, {@code live} or {@code answer}. */
    default String getKind() {
        if (this instanceof QuestionView) {
            return "question";
        }
        if (this instanceof EditView) {
            return "edit";
        }
        return this instanceof LiveAnswerView ? "live" : "answer";
    }
}
