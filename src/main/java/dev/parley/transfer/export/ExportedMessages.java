package dev.parley.transfer.export;

import dev.parley.chat.Chat;
import dev.parley.chat.Message;
import dev.parley.chat.MessageRow;
import dev.parley.chat.MessageStore;
import dev.parley.chat.QuestionFiles;
import dev.parley.file.Attachment;
import java.io.IOException;
import java.util.List;

/** Reads all messages of a chat, on all branches, each after the one that it replies to. */
public final class ExportedMessages {
    /** In memory at once. */
    private static final int MESSAGES_AT_ONCE_MAX = 100;
    /** The same for their text. A single message can be longer. */
    private static final long BYTES_AT_ONCE_MAX = 1 << 20;

    /** Takes one message after another. */
    interface Visitor {
        void message(Message message, List<Attachment> attachments) throws IOException;
    }

    private final MessageStore messages;
    private final QuestionFiles files;

    public ExportedMessages(MessageStore messages, QuestionFiles files) {
        this.messages = messages;
        this.files = files;
    }

    void forEach(Chat chat, Visitor visitor) throws IOException {
        var page = after(chat, 0);
        while (!page.isEmpty()) {
            var attachments = files.of(chat, page.stream().map(MessageRow::of).toList());
            for (var message : page) {
                visitor.message(message, attachments.getOrDefault(message.id(), List.of()));
            }
            page = after(chat, page.get(page.size() - 1).id());
        }
    }

    private List<Message> after(Chat chat, long id) {
        return messages.after(chat, id, MESSAGES_AT_ONCE_MAX, BYTES_AT_ONCE_MAX);
    }

    byte[] content(Attachment attachment) {
        return files.content(attachment);
    }
}
