package dev.parley.transfer.export;

import dev.parley.account.User;
import dev.parley.chat.ChatDetails;
import dev.parley.chat.ChatDetailsStore;
import dev.parley.chat.view.MarkdownExport;
import dev.parley.file.Attachment;
import dev.parley.text.FileNames;
import dev.parley.web.Translations;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes all chats of a user as a ZIP file: each as Markdown and as JSON, and its files. */
public final class ZipExport {
    static final int CHATS_AT_ONCE_MAX = 50;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    private final ChatDetailsStore chats;
    private final MarkdownExport markdown;
    private final ChatJson json;
    private final ExportedMessages messages;

    public ZipExport(ChatDetailsStore chats, MarkdownExport markdown, ChatJson json, ExportedMessages messages) {
        this.chats = chats;
        this.markdown = markdown;
        this.json = json;
        this.messages = messages;
    }

    /** Writes the file. Does not close the stream. */
    void write(User user, Translations translations, OutputStream out, Progress progress) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        long last = 0;
        for (var page = chats.after(user, last, CHATS_AT_ONCE_MAX);
                !page.isEmpty();
                page = chats.after(user, last, CHATS_AT_ONCE_MAX)) {
            for (var chat : page) {
                write(chat, translations, zip, progress);
                last = chat.chat().id();
            }
        }
        zip.finish();
        zip.flush();
    }

    private void write(ChatDetails details, Translations translations, ZipOutputStream zip, Progress progress)
            throws IOException {
        var name = name(details, translations);
        begin(zip, details, name + ".md");
        var text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        markdown.write(details.chat(), translations, text);
        text.flush();
        zip.closeEntry();
        progress.update();
        var files = new Files(name);
        begin(zip, details, name + ".json");
        json.write(details, zip, (fields, file) -> fields.writeStringField("path", files.path(file)), progress::add);
        zip.closeEntry();
        for (var file : files.all().entrySet()) {
            begin(zip, details, file.getKey());
            zip.write(messages.content(file.getValue()));
            zip.closeEntry();
            progress.update();
        }
    }

    /** The number of the chat makes it distinct, so the names need not be remembered. */
    private static String name(ChatDetails details, Translations translations) {
        var fallback = FileNames.of(translations.text("chat.conversation"), "chat");
        return "chats/" + DATE.format(details.createdAt()) + " "
                + FileNames.of(details.chat().title(), fallback) + " ("
                + details.chat().id() + ")";
    }

    private static void begin(ZipOutputStream zip, ChatDetails details, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(details.chat().activeAt().toEpochMilli());
        zip.putNextEntry(entry);
    }

    /** The files of one chat by their paths. One that is attached to several versions of a question is exported once. */
    private static final class Files {
        private final String folder;
        private final Map<String, Attachment> byPath = new LinkedHashMap<>();
        private final Map<String, String> paths = new LinkedHashMap<>();
        private final HashSet<String> taken = new HashSet<>();

        Files(String folder) {
            this.folder = folder;
        }

        String path(Attachment attachment) {
            return paths.computeIfAbsent(attachment.file().id() + attachment.name(), same -> {
                var path = folder + "/" + FileNames.distinctFile(attachment.name(), taken);
                byPath.put(path, attachment);
                return path;
            });
        }

        Map<String, Attachment> all() {
            return byPath;
        }
    }
}
