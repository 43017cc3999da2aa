package dev.parley.chat.search;

import dev.parley.chat.Role;
import java.time.Instant;

/**
 * A message that was found, by its text or by the title of its chat.
 *
 * @param content the text, or the beginning of a long one
 */
public record SearchHit(long messageId, long chatId, String title, Role role, String content, Instant createdAt) {}
