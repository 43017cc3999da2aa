package dev.parley.chat;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the list of chats: after the chat with this id that was active at this time. Values instead of a count, so
 * that a page begins where the previous one ended, even when chats were added or deleted meanwhile.
 *
 * @param activeAtMs milliseconds since 1970
 */
public record ChatCursor(long activeAtMs, long id) {
    /** The start of the list. */
    public static final ChatCursor START = new ChatCursor(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** The place after a chat. */
    public static ChatCursor after(Chat chat) {
        return new ChatCursor(chat.activeAt().toEpochMilli(), chat.id());
    }

    /** Parses the text of a cursor. The empty text is the start; any other malformed text gives nothing. */
    public static Optional<ChatCursor> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(START);
        }
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new ChatCursor(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /** Whether this is the start of the list. */
    public boolean isStart() {
        return equals(START);
    }

    /** When the chat before this place was active. */
    public Instant activeAt() {
        return Instant.ofEpochMilli(activeAtMs);
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return activeAtMs + "-" + id;
    }
}
