/**
 * The engine that writes answers. An answer belongs to the server: it is read from the model, stored and ended whether or
 * not a browser follows it. Browsers may connect, disconnect and reconnect at any time.
 *
 * <p>A reader thread takes events from the model and adds them to a buffer. A clock makes frames of the buffer, about 20
 * a second, and sends each frame to all followers. Once a second the new text of all answers is stored in one
 * transaction. Any thread may end an answer; then its text is frozen and the result is stored at once.
 *
 * <ul>
 *   <li>{@link dev.parley.generation.Generations}: starts, finds, stops and ends answers
 *   <li>{@link dev.parley.generation.Generation}: one answer being written, and how it ends
 *   <li>{@code AnswerProgress}, {@code AnswerBuffer}: what has arrived of it
 *   <li>{@link dev.parley.generation.EndReason}, {@link dev.parley.generation.GenerationResult}: how it ended and what is
 *       stored
 *   <li>{@link dev.parley.generation.Journal}: where answers are stored; {@code JournalWriter}: the thread that stores
 *       them
 *   <li>{@code AnswerReaders}: the threads that read answers; {@code EndedAnswers}: what follows the end of an answer
 *   <li>{@link dev.parley.generation.Follower}: one browser that follows an answer; {@code Broadcast}: all of them
 *   <li>{@code FrameClock}, {@code FramePacer}, {@code FrameBudget}: when a frame is made, and how large it may be
 *   <li>{@code FrameRenderer}, {@code LiveMarkup}: the events of a frame and their HTML
 * </ul>
 *
 * <p>This package uses models and Markdown. It must not depend on chats, users or the database.
 */
@NullMarked
package dev.parley.generation;

import org.jspecify.annotations.NullMarked;
