/**
 * Model servers: who they are ({@link dev.parley.provider.Provider}), what they offer
 * ({@link dev.parley.provider.ModelCatalogue}) and how an answer is read from them
 * ({@link dev.parley.provider.ChatModel}).
 *
 * <p>OpenAI-compatible servers differ in many small ways; all of them are known here and nowhere else. A new quirk is a
 * line in the reader and a recording in the tests.
 *
 * <p>The way of an answer: {@code OpenAiModel} asks through the one {@code ModelClient}; {@code EventParser} cuts the body
 * into events, {@code ChunkReader} finds the JSON in them, {@code Completion} makes
 * {@link dev.parley.provider.ModelEvent}s of it, and {@code OpenAiStream} hands them out. A {@code Call} is what any thread
 * may abort, in every phase. {@code RetryingModel} around it asks once more where that costs nobody anything, and
 * {@code KeyMask} keeps a key that a server repeats out of the answer.
 *
 * <p>Nothing here knows of chats, users, HTML or the database.
 */
@NullMarked
package dev.parley.provider;

import org.jspecify.annotations.NullMarked;
