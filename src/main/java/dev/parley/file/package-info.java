/**
 * Files that users attach to questions: received, recognised by their content, turned into text or into an image without
 * metadata, stored once for each user and content, and served to their owner only.
 *
 * <ul>
 *   <li>file: a content and what was read from it
 *   <li>attachment: a file under a name, at a message; without a message until the question is sent
 * </ul>
 *
 * <p>A file passes through {@link dev.parley.file.Uploads} (limits), {@code FileReaderPool} (threads and time), {@code FileReader}
 * (its type) and one of {@code ImageFile}, {@code PlainText}, {@code OfficeFile} and {@code PdfProcess} to {@link
 * dev.parley.file.AttachmentStore}. What is refused is a {@code FileProblem} in words.
 *
 * <p>It must not depend on chats or models.
 */
@NullMarked
package dev.parley.file;

import org.jspecify.annotations.NullMarked;
