/**
 * Chats and messages as the templates in {@code webapp/WEB-INF/templates/chat} see them: records of texts in the user's
 * language and of safe HTML. {@link dev.parley.chat.view.MessageViews} builds the views of messages, {@link
 * dev.parley.chat.view.ModelPickers} the list of models; {@link dev.parley.chat.view.AnswerErrorView} puts the error of a
 * model server into words.
 */
@NullMarked
package dev.parley.chat.view;

import org.jspecify.annotations.NullMarked;
