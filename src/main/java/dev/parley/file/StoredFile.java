package dev.parley.file;

import java.util.Optional;

/**
 * A stored file without its content and text.
 *
 * @param mediaType of the content, such as {@code image/png} or {@code application/pdf}
 * @param bytes the size of the content
 * @param tokens an estimate for the text, or for the image
 * @param pages of a document that has pages
 * @param isText whether it has text; otherwise it is an image
 */
public record StoredFile(long id, String mediaType, long bytes, long tokens, Optional<Long> pages, boolean isText) {}
