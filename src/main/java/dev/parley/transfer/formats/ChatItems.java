package dev.parley.transfer.formats;

import dev.parley.transfer.ChatFormat;
import dev.parley.transfer.ImportSink;
import dev.parley.transfer.ItemException;
import dev.parley.transfer.ItemException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the chats of a document one by one, each in the format that it has, and names those that cannot be read. */
final class ChatItems {
    /** How many objects are named that are no chats. */
    private static final int UNKNOWN_MAX = 100;

    private final List<ChatFormat> formats;
    private final String fileName;
    private final ImportSink sink;
    private final List<String> unknown = new ArrayList<>();
    private int count;
    private int found;
    private boolean isEndNamed;

    ChatItems(List<ChatFormat> formats, String fileName, ImportSink sink) {
        this.formats = formats;
        this.fileName = fileName;
        this.sink = sink;
    }

    /** Reads the text of a chat. */
    void item(LimitedBuilder text) {
        var name = name(text);
        try {
            if (isRead(text)) {
                found++;
            } else if (unknown.size() < UNKNOWN_MAX) {
                unknown.add(name);
            }
        } catch (ItemException e) {
            skip(name, e.reason());
        }
    }

    private boolean isRead(LimitedBuilder text) {
        if (text.isTooLong()) {
            throw new ItemException(Reason.TOO_LARGE);
        }
        var tree = Trees.tree(text.take());
        var format = formats.stream().filter(known -> known.matches(tree)).findFirst();
        if (format.isPresent()) {
            for (var read : format.get().read(tree)) {
                sink.chat(read.chat(), read.messages().iterator());
            }
        }
        return format.isPresent();
    }

    /**
     * Reads a chat of Parley, whose messages are not in memory.
     *
     * @param beginning the object up to its messages
     */
    void streamed(LimitedBuilder beginning, ParleyMessages messages) throws IOException {
        var name = name(beginning);
        try {
            sink.chat(ParleyChat.chat(Trees.tree(beginning.take() + "[]}")), messages);
            found++;
        } catch (ItemException e) {
            isEndNamed = messages.isCut();
            skip(name, e.reason());
        }
        messages.skipRest();
    }

    /** The document ends in the middle of this chat. */
    void truncated(LimitedBuilder beginning) {
        if (!isEndNamed) {
            isEndNamed = true;
            skip(name(beginning), Reason.BROKEN);
        }
    }

    /** The document is not JSON, or ends in the middle. */
    void broken() {
        if (!isEndNamed) {
            sink.skipped(fileName, Reason.BROKEN);
        }
    }

    /**
     * Ends the document.
     *
     * @return the number of chats, including those that were skipped
     */
    int end() {
        if (found > 0) {
            // Otherwise it is one of the other lists that the ZIP files of exports have, which is not worth a word.
            unknown.forEach(name -> sink.skipped(name, Reason.NOT_A_CHAT));
        }
        return found;
    }

    private String name(LimitedBuilder text) {
        count++;
        return ItemNames.of(text.beginning()).orElseGet(() -> fileName + " #" + count);
    }

    private void skip(String name, Reason reason) {
        found++;
        sink.skipped(name, reason);
    }
}
