package dev.parley.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * A chat with what its export has besides.
 *
 * @param folder the name of its folder
 * @param parameters what the user has set for this chat
 */
public record ChatDetails(Chat chat, Instant createdAt, Optional<String> folder, ChatParameters parameters) {}
