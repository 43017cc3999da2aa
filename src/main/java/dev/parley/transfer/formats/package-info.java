/**
 * Reads the exports of Parley and of other applications, from JSON to the neutral records of {@link dev.parley.transfer}.
 *
 * <ul>
 *   <li>{@link dev.parley.transfer.formats.JsonChats}: reads a document of any size, one chat in memory at a time
 *   <li>{@link dev.parley.transfer.formats.ZipNames}: finds the file that a message names among the entries of a ZIP file
 *   <li>a {@link dev.parley.transfer.ChatFormat} for each application
 *   <li>{@code Turns}: brings the messages of any application into the shape of Parley's: question, answer, question ...
 * </ul>
 *
 * <p>Everything here works on what may be a hostile file: a fault costs one chat or one message, never the whole import, and
 * nothing is written or requested.
 */
@NullMarked
package dev.parley.transfer.formats;

import org.jspecify.annotations.NullMarked;
