package dev.parley.transfer.formats;

import dev.parley.transfer.ItemException;
import dev.parley.transfer.ItemException.Reason;
import dev.parley.transfer.PortableMessage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The messages of a chat in Parley's own format, read one by one from the document, so that a chat may have any number. */
final class ParleyMessages implements Iterator<PortableMessage> {
    private final JsonScanner json;
    private boolean isEnded;
    private boolean isCut;

    /** @param json before the array of messages */
    ParleyMessages(JsonScanner json) throws IOException {
        this.json = json;
        if (!json.accept('[')) {
            json.value(new LimitedBuilder(0));
            isEnded = true;
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (!isEnded && json.accept(',')) {
                // Between two messages.
            }
            isEnded = isEnded || json.accept(']');
            return !isEnded;
        } catch (IOException e) {
            throw cut();
        }
    }

    @Override
    public PortableMessage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var text = new LimitedBuilder(Trees.CHAT_CHARS_MAX);
        try {
            json.value(text);
        } catch (IOException e) {
            throw cut();
        }
        if (text.isTooLong()) {
            throw new ItemException(Reason.TOO_LARGE);
        }
        return ParleyChat.message(Trees.tree(text.take()));
    }

    private ItemException cut() {
        isEnded = true;
        isCut = true;
        return new ItemException(Reason.BROKEN);
    }

    /** Whether the document ended in the middle. */
    boolean isCut() {
        return isCut;
    }

    /**
     * Skips the messages that were not taken.
     *
     * @throws EOFException if the document ends before the last one
     */
    void skipRest() throws IOException {
        if (isCut) {
            throw new EOFException();
        }
        if (!isEnded) {
            json.leave();
        }
    }
}
