/**
 * Takes chats out: one chat as JSON, or all chats of a user as a ZIP file or a SQLite file. {@code src/site/export.md}
 * describes the formats.
 *
 * <ul>
 *   <li>{@link dev.parley.transfer.export.ExportedMessages}: reads the messages of a chat, a few at a time
 *   <li>{@link dev.parley.transfer.export.ChatJson}: writes a chat in Parley's own format
 *   <li>{@link dev.parley.transfer.export.ZipExport}, {@link dev.parley.transfer.export.HistoryExport}: write all chats
 *   <li>{@link dev.parley.transfer.export.ExportStore}: how far an export is, for pages of any node
 * </ul>
 *
 * <p>Memory does not depend on the number of messages, and no connection to the database is held while a browser receives a
 * file.
 */
@NullMarked
package dev.parley.transfer.export;

import org.jspecify.annotations.NullMarked;
