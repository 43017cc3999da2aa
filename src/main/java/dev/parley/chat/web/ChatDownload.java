package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.Chat;
import dev.parley.chat.QuestionFiles;
import dev.parley.chat.view.MarkdownExport;
import dev.parley.text.FileNames;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Sends chats as files: one as Markdown, several, or one with attachments, as a ZIP file. The files are written while they are sent. */
final class ChatDownload {
    private static final String EXTENSION = ".md";

    private final MarkdownExport export;
    private final QuestionFiles files;
    private final Downloads downloads;

    ChatDownload(MarkdownExport export, QuestionFiles files, Downloads downloads) {
        this.export = export;
        this.files = files;
        this.downloads = downloads;
    }

    void markdown(HttpServletRequest request, HttpServletResponse response, Chat chat) throws IOException {
        var translations = Translations.of(request);
        downloads.run(CurrentUser.of(request), lease -> {
            markdownHeaders(request, response, chat);
            var out = writer(downloads.body(response, lease));
            export.write(chat, translations, out);
            out.flush();
        });
    }

    void markdownHeaders(HttpServletRequest request, HttpServletResponse response, Chat chat) {
        Downloads.setHeaders(response, "text/markdown;charset=UTF-8", name(chat, Translations.of(request)) + EXTENSION);
    }

    void zip(HttpServletRequest request, HttpServletResponse response, List<Chat> chats) throws IOException {
        var translations = Translations.of(request);
        downloads.run(CurrentUser.of(request), lease -> {
            Downloads.setHeaders(
                    response, "application/zip", FileNames.of(translations.text("chat.chats"), "chats") + ".zip");
            var paced = downloads.body(response, lease);
            var zip = new ZipOutputStream(paced, StandardCharsets.UTF_8);
            var out = writer(zip);
            var taken = new HashSet<String>();
            for (var chat : chats) {
                var name = FileNames.distinct(name(chat, translations), taken);
                begin(zip, chat, name + EXTENSION);
                var attachments = export.write(chat, translations, out);
                out.flush();
                zip.closeEntry();
                var takenInChat = new HashSet<String>();
                for (var attachment : attachments) {
                    begin(zip, chat, name + "/" + FileNames.distinctFile(attachment.name(), takenInChat));
                    zip.write(files.content(attachment));
                    zip.closeEntry();
                }
            }
            zip.finish();
        });
    }

    /** Whether a chat is more than one file. */
    boolean hasFiles(Chat chat) {
        return files.isIn(chat);
    }

    private static void begin(ZipOutputStream zip, Chat chat, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(chat.activeAt().toEpochMilli());
        zip.putNextEntry(entry);
    }

    private static String name(Chat chat, Translations translations) {
        return FileNames.of(chat.title(), FileNames.of(translations.text("chat.conversation"), "chat"));
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
