package dev.parley.transfer.formats;

import dev.parley.transfer.ImportSink;
import dev.parley.transfer.ItemException;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.ReadChat;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Keeps what was read. */
final class RecordingSink implements ImportSink {
    final List<ReadChat> chats = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();

    @Override
    public void chat(PortableChat chat, Iterator<PortableMessage> messages) {
        var read = new ArrayList<PortableMessage>();
        messages.forEachRemaining(read::add);
        chats.add(new ReadChat(chat, read));
    }

    @Override
    public void skipped(String item, ItemException.Reason reason) {
        skipped.add(item + " " + reason);
    }

    /** The titles of the chats, and what was skipped. */
    String summary() {
        var summary = new StringBuilder();
        chats.forEach(read -> summary.append(' ').append(read.chat().title()));
        skipped.forEach(item -> summary.append(", ").append(item));
        return summary.toString();
    }
}
