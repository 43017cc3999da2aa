package dev.parley.chat.view;

import java.util.List;

/**
 * A question in a form, so that the user can edit it.
 *
 * @param id of the question
 * @param text of the question, or what the user has sent instead
 * @param attachments those of the question, and those that the user has added
 * @param error why that was refused; may be empty
 */
public record EditView(long id, String text, List<AttachmentView> attachments, String error) implements MessageView {}
