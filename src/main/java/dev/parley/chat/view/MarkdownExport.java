package dev.parley.chat.view;

import dev.parley.chat.Chat;
import dev.parley.chat.Message;
import dev.parley.chat.MessageStore;
import dev.parley.chat.MessageTree;
import dev.parley.chat.QuestionFiles;
import dev.parley.chat.Role;
import dev.parley.file.Attachment;
import dev.parley.generation.MessageStatus;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelRef;
import dev.parley.web.Translations;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes the shown branch of a chat as Markdown: the title, and for each message a heading with its author and date, and
 * the text as it was written. One message at a time is in memory.
 */
public final class MarkdownExport {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    /** A title or a name of a model is plain text. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>&#~|]");

    private final MessageStore messages;
    private final MessageTree messageTree;
    private final QuestionFiles files;

    public MarkdownExport(MessageStore messages, MessageTree messageTree, QuestionFiles files) {
        this.messages = messages;
        this.messageTree = messageTree;
        this.files = files;
    }

    /**
     * Writes a chat in this language. Does not close the writer.
     *
     * @return the attachments that the text names
     */
    public List<Attachment> write(Chat chat, Translations translations, Writer out) throws IOException {
        var named = new ArrayList<Attachment>();
        out.write("# " + escaped(chat.title()) + "\n");
        for (long id : messageTree.idsUpTo(chat, chat.currentLeafId())) {
            // Empty if the chat has been deleted meanwhile.
            var message = messages.find(chat, id);
            if (message.isPresent()) {
                var attachments = files.of(message.get());
                write(message.get(), attachments, translations, out);
                named.addAll(attachments);
            }
        }
        return named;
    }

    private static void write(Message message, List<Attachment> attachments, Translations translations, Writer out)
            throws IOException {
        out.write("\n## " + author(message, translations) + " (" + date(message.createdAt()) + ")\n");
        for (var file : AttachmentView.of(attachments, translations)) {
            out.write("\n*" + escaped(translations.text("message.file.exported", file.name(), file.size())) + "*\n");
        }
        if (!message.content().isBlank()) {
            out.write("\n" + message.content().stripTrailing() + "\n");
        }
        var note = note(message, translations);
        if (note.isPresent()) {
            out.write("\n*" + escaped(note.get()) + "*\n");
        }
    }

    private static String author(Message message, Translations translations) {
        if (message.role() == Role.USER) {
            return escaped(translations.text("message.you"));
        }
        return escaped(
                message.model().equals(DemoModel.ID)
                        ? translations.text("model.demo")
                        : ModelRef.of(message.model()).id());
    }

    /** Why an answer is incomplete. */
    private static Optional<String> note(Message message, Translations translations) {
        if (message.status() == MessageStatus.STREAMING) {
            return Optional.of(translations.text("message.writing"));
        }
        if (message.status() == MessageStatus.STOPPED) {
            return Optional.of(translations.text("message.stopped"));
        }
        return message.role() == Role.USER
                ? Optional.empty()
                : AnswerErrorView.of(message, translations).map(AnswerErrorView::text);
    }

    private static String date(Instant instant) {
        return DATE.format(instant);
    }

    private static String escaped(String text) {
        return MARKUP.matcher(text).replaceAll("\\\\$0");
    }
}
