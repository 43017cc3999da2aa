/**
 * Brings chats in and takes them out: the export of one chat, of all chats and of the history as a SQLite file, and the import
 * of the exports of Parley and of other applications.
 *
 * <ul>
 *   <li>{@link dev.parley.transfer.PortableChat}, {@link dev.parley.transfer.PortableMessage}: a chat without ids of a database
 *   <li>{@link dev.parley.transfer.ChatFormat}: reads the chats of one application
 *   <li>{@link dev.parley.transfer.ImportSink}: takes them
 * </ul>
 *
 * <p>What is imported is checked like what a browser sends: nothing in a file is trusted.
 */
@NullMarked
package dev.parley.transfer;

import org.jspecify.annotations.NullMarked;
