/**
 * Model servers: their addresses and keys ({@link dev.parley.provider.Provider}), the models they offer
 * ({@link dev.parley.provider.ModelCatalogue}) and how to read an answer from them
 * ({@link dev.parley.provider.ChatModel}).
 *
 * <p>OpenAI-compatible servers differ in many small ways; only this package handles the differences. To support a new
 * quirk, add a line to the reader and a recording to the tests.
 *
 * <p>The data flow: {@code OpenAiModel} sends the request with {@code ModelClient}; {@code EventParser} reads the body
 * that Jersey returns and splits it into events, {@code ChunkReader} finds the JSON in them, {@code Completion} turns the JSON into {@link
 * dev.parley.provider.ModelEvent}s, and {@code OpenAiStream} returns them. Any thread can abort a {@code Call} in every
 * phase. {@code RetryingModel} repeats a request when a retry cannot cost anything.
 *
 * <p>This package must not depend on chats, users, HTML or the database.
 */
@NullMarked
package dev.parley.provider;

import org.jspecify.annotations.NullMarked;
