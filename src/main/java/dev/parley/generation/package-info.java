/**
 * The engine: answers that are being written. A {@link dev.parley.generation.Generation} belongs to the server; browsers
 * only follow it ({@link dev.parley.generation.Follower}) and may come, go and come back. Text is checkpointed while it
 * grows and stored when it ends, through the {@link dev.parley.generation.Journal}.
 *
 * <p>This package knows models and Markdown, and neither chats nor users nor the database.
 */
@NullMarked
package dev.parley.generation;

import org.jspecify.annotations.NullMarked;
