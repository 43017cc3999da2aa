package dev.parley.chat;

import dev.parley.web.HttpException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A place in the list of chats: behind the chat that was active then. By values and not by a count, so that a page
 * begins where the one before ended, whatever was begun or deleted meanwhile.
 *
 * @param activeAtMs milliseconds since 1970
 */
record ChatCursor(long activeAtMs, long id) {
    /** Before the first chat. */
    static final ChatCursor START = new ChatCursor(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    static ChatCursor behind(Chat chat) {
        return new ChatCursor(chat.activeAt().toEpochMilli(), chat.id());
    }

    /** The start for the empty text. */
    static ChatCursor of(String text) {
        if (text.isEmpty()) {
            return START;
        }
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw HttpException.badRequest();
        }
        return new ChatCursor(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    boolean isStart() {
        return equals(START);
    }

    Instant activeAt() {
        return Instant.ofEpochMilli(activeAtMs);
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        return activeAtMs + "-" + id;
    }
}
