package dev.parley.transfer.formats;

import java.io.EOFException;
import java.io.IOException;

/**
 * Finds the chats of one document: it is a chat, an array of chats, several chats one after another, or an object with chats
 * in some of its fields, as a backup of a whole application is.
 */
final class ChatDocument {
    /** In a backup, chats are at most this deep. */
    private static final int DEPTH_MAX = 6;

    private final JsonScanner json;
    private final ChatItems items;

    ChatDocument(JsonScanner json, ChatItems items) {
        this.json = json;
        this.items = items;
    }

    void read() throws IOException {
        try {
            int next = json.peek();
            if (next != '[' && next != '{') {
                items.broken();
                return;
            }
            while (next == '[' || next == '{') {
                values(0);
                next = json.peek();
            }
        } catch (EOFException e) {
            items.broken();
        }
    }

    private void values(int depth) throws IOException {
        if (json.peek() == '{') {
            object(depth);
        } else if (depth < DEPTH_MAX && json.accept('[')) {
            array(depth);
        } else if (!json.accept(',')) {
            var text = new LimitedBuilder(Trees.CHAT_CHARS_MAX);
            json.value(text);
            items.item(text);
        }
    }

    private void array(int depth) throws IOException {
        while (!json.accept(']')) {
            values(depth + 1);
        }
    }

    private void object(int depth) throws IOException {
        var text = new LimitedBuilder(Trees.CHAT_CHARS_MAX);
        try {
            if (!hasChats(depth, text)) {
                items.item(text);
            }
        } catch (EOFException e) {
            items.truncated(text);
            throw e;
        }
    }

    /** Whether it is an object with chats in some of its fields, which were read. Otherwise its text is appended. */
    private boolean hasChats(int depth, LimitedBuilder text) throws IOException {
        boolean hasChats = false;
        json.accept('{');
        text.append("{");
        while (!json.accept('}')) {
            if (json.peek() == '"') {
                var name = name(text);
                if (ParleyChat.hasMessagesNext(name, text)) {
                    hasChats = true;
                    items.streamed(text, new ParleyMessages(json));
                } else if (depth < DEPTH_MAX && Backups.hasChats(name)) {
                    hasChats = true;
                    values(depth + 1);
                } else {
                    json.value(text);
                }
            } else if (!json.accept(',')) {
                // What is broken stays so, for the parser to find; the document goes on after the end of this object.
                text.append("?");
                json.leave();
                return hasChats;
            }
        }
        text.append("}");
        return hasChats;
    }

    private String name(LimitedBuilder text) throws IOException {
        if (text.length() > 1) {
            text.append(",");
        }
        var name = new LimitedBuilder(Backups.NAME_CHARS_MAX);
        json.value(name);
        json.accept(':');
        var quoted = name.take();
        text.append(quoted).append(":");
        return quoted;
    }
}
