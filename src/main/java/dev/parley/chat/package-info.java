/**
 * Chats, their messages and the rules for them. The SQL is in the stores.
 *
 * <ul>
 *   <li>{@link dev.parley.chat.QuestionStore}: stores a question with the empty answer to it; {@link
 *       dev.parley.chat.AnswerStore}: stores another answer, or continues one
 *   <li>{@link dev.parley.chat.ComparisonStore}: the answers of several models to one question, until one is kept
 *   <li>{@link dev.parley.chat.MessageStore}: reads single messages
 *   <li>{@link dev.parley.chat.MessageTree}: reads messages along the branches of the tree
 *   <li>{@link dev.parley.chat.MessageJournal}: stores answers while they are written and when they end
 *   <li>{@link dev.parley.chat.ChatStore}: the chats of a user, as pages list them; {@link
 *       dev.parley.chat.DeletedChatStore}: those that can still be restored
 *   <li>{@link dev.parley.chat.ChatPlacements}: pins, archives and moves chats; {@link dev.parley.chat.FolderStore}: the
 *       folders; {@link dev.parley.chat.ChatActions}: the same and more for several chats at once
 *   <li>{@link dev.parley.chat.AnswerService}: stores a question and starts a model on it; {@link
 *       dev.parley.chat.RunningAnswerLimits}: whether that is allowed
 *   <li>{@link dev.parley.chat.HistoryService}: adds as much of a conversation to a request as fits into the model's
 *       context window
 *   <li>{@link dev.parley.chat.TitleService}: asks a model for the title of a chat
 *   <li>{@link dev.parley.chat.ModelService}: the models that a user can choose; {@link
 *       dev.parley.chat.ChatParameterStore}: the system prompt and the parameters of a chat; {@link
 *       dev.parley.chat.PresetStore}: both under a name; {@link dev.parley.chat.Pick}: what was picked for an answer
 *   <li>Turn: a question and its answer, or the answers to it that are compared. Branch: the messages from the first to a leaf. Sibling: another answer to the
 *       same question.
 * </ul>
 *
 * <p>This package must not depend on HTTP or HTML: servlets are in {@code chat.web}, what templates see in {@code
 * chat.view}.
 */
@NullMarked
package dev.parley.chat;

import org.jspecify.annotations.NullMarked;
