/**
 * The client for model servers: lists their models and reads answers. OpenAI-compatible servers differ in many small
 * ways, and only this package handles the differences. To support a new quirk, add a line to the reader and a recording
 * to the tests.
 *
 * <p>An answer passes through {@code OpenAiModel} (request), {@code EventParser} (server-sent events), {@code
 * ChunkReader} (JSON), {@code Completion} and {@code DeltaReader} (events) and {@code OpenAiStream} (one by one). An
 * error passes through {@code ErrorMapper} (exceptions and statuses), {@code ErrorResponseReader} (responses) or {@code
 * ErrorEvents} (within an answer), then {@code ErrorMessageFinder} (the server's message) and {@code ErrorText} (without
 * keys), and becomes a {@link dev.parley.provider.ModelException}.
 *
 * <ul>
 *   <li>{@link dev.parley.provider.Provider}: a model server and its API key
 *   <li>{@link dev.parley.provider.ChatModel}, {@link dev.parley.provider.ModelStream}, {@link
 *       dev.parley.provider.ModelEvent}: a model, one answer of it, and the parts of that answer
 *   <li>{@link dev.parley.provider.ChatRequest}, {@link dev.parley.provider.ChatMessage}, {@link
 *       dev.parley.provider.ModelParameters}: what is asked; {@code ChatCompletionRequest}: the same as JSON
 *   <li>{@link dev.parley.provider.ModelError}, {@link dev.parley.provider.ErrorKind}: what went wrong; the kinds have
 *       stable codes
 *   <li>{@link dev.parley.provider.ContextOverflow}: what a server says about its context window when it refuses a request
 *   <li>{@link dev.parley.provider.ModelClient}, {@code Connections}, {@code Call}: the HTTP client, its connections, and
 *       one request that any thread can abort
 *   <li>{@link dev.parley.provider.RetryingModel}: repeats a request when a retry cannot cost anything
 *   <li>{@link dev.parley.provider.ModelCatalogue}, {@link dev.parley.provider.ModelInfo}: the models that a server offers
 *   <li>{@link dev.parley.provider.DemoModel}: the built-in demo
 *   <li>{@link dev.parley.provider.DirectModel}, {@link dev.parley.provider.CompletionBody}, {@link
 *       dev.parley.provider.DirectReply}: the requests of programs, passed on as they are, and their replies
 * </ul>
 *
 * <p>This package must not depend on chats, users, HTML or the database.
 */
@NullMarked
package dev.parley.provider;

import org.jspecify.annotations.NullMarked;
