package dev.parley.file;

import java.util.Optional;

/**
 * A file at a message.
 *
 * @param messageId empty until the question is sent
 * @param name as the user has named it; for display only
 */
public record Attachment(long id, Optional<Long> messageId, String name, StoredFile file) {}
