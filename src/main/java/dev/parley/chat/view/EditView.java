package dev.parley.chat.view;

/**
 * A question in a form, so that the user can edit it.
 *
 * @param id of the question
 * @param text of the question, or what the user has sent instead
 * @param error why that was refused; may be empty
 */
public record EditView(long id, String text, String error) implements MessageView {}
