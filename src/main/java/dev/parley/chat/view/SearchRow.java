package dev.parley.chat.view;

import dev.parley.chat.search.Snippet.Piece;
import java.util.List;

/**
 * A hit of a search, as templates show it.
 *
 * @param messageId the message to be shown; 0 if only the title of the chat was found
 * @param title the title of the chat, with its hits marked
 * @param role {@code user} or {@code assistant}
 * @param date when the message was written
 */
public record SearchRow(
        long chatId,
        long messageId,
        String chatTitle,
        List<Piece> title,
        List<Piece> snippet,
        String role,
        String date) {}
