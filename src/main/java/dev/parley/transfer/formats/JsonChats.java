package dev.parley.transfer.formats;

import dev.parley.transfer.ChatFormat;
import dev.parley.transfer.ImportSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads the chats of a JSON document in any of the formats that Parley knows. */
public final class JsonChats {
    private final List<ChatFormat> formats;

    /** All formats. */
    public JsonChats() {
        this(List.of(new ChatGpt(), new Claude(), new OpenWebUi(), new LibreChat(), new NextChat(), new Chatbox()));
    }

    JsonChats(List<ChatFormat> formats) {
        this.formats = formats;
    }

    /**
     * Hands each chat of a document to a sink, which may throw an {@link dev.parley.transfer.ItemException} to skip that chat:
     * it is then named with {@link ImportSink#skipped} like one that cannot be read. Does not close the stream.
     *
     * @param fileName names chats without a title
     * @return the number of chats that were found, including those that were skipped. 0 if the document is JSON of another
     *     kind, as a ZIP file of an export has some; then nothing was named, unless the document is broken
     * @throws IOException if the stream cannot be read
     */
    public int read(InputStream json, String fileName, ImportSink sink) throws IOException {
        var items = new ChatItems(formats, fileName, sink);
        new ChatDocument(new JsonScanner(Utf.reader(json)), items).read();
        return items.end();
    }
}
