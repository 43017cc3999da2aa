/**
 * Imports an export of another application, or of Parley: receives the file on disk, reads it in the background, and stores
 * what is new in it.
 *
 * <ul>
 *   <li>{@link dev.parley.transfer.imports.ImportResource}: the page
 *   <li>{@link dev.parley.transfer.imports.ImportService}: starts, finds and stops imports; {@code ImportRun} is one of them
 *   <li>{@code ExportFile}: the JSON documents and files of an export; {@code ZipExport} opens a ZIP file safely
 *   <li>{@code ChatWriter}: stores a chat
 * </ul>
 *
 * <p>A chat and its messages remember their origin (tables {@code chat_origins} and {@code message_origins}), so the same export
 * adds nothing, and a newer one only new messages. The formats are in {@code transfer.formats}.
 */
@NullMarked
package dev.parley.transfer.imports;

import org.jspecify.annotations.NullMarked;
