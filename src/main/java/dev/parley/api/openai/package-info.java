/**
 * The OpenAI-compatible interface below {@code /v1}, for programs that can use OpenAI: they ask the models of the user's
 * connections, by the same rules and limits as the pages. Requests and replies are passed on as they are; nothing is stored
 * but the usage.
 *
 * <ul>
 *   <li>{@code CompletionsResource}, {@code ModelsResource}, {@code ModelResource}: the URLs
 *   <li>{@code PassedReply}: one reply on its way from the model server to the program, read by a thread of its own
 *   <li>{@code PassedReplies}: all of them, with their deadlines and the end of the server
 *   <li>{@code ReplyOutput}: the response to the program, which occupies no thread of the container
 *   <li>{@code ReplyError}: an error in the format of OpenAI
 * </ul>
 */
@NullMarked
package dev.parley.api.openai;

import org.jspecify.annotations.NullMarked;
