package dev.parley.chat.web;

import dev.parley.chat.Chat;
import dev.parley.chat.view.MarkdownExport;
import dev.parley.text.FileNames;
import dev.parley.web.HttpException;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Sends chats as files: one as Markdown, several as a ZIP file of them. The files are written while they are sent. */
final class ChatDownload {
    /** Downloads of all users at the same time. Each keeps a thread until the browser has received it. */
    private static final int DOWNLOADS_MAX = 10;

    private static final String EXTENSION = ".md";

    private final MarkdownExport export;
    private final Semaphore downloads = new Semaphore(DOWNLOADS_MAX);

    ChatDownload(MarkdownExport export) {
        this.export = export;
    }

    void markdown(HttpServletRequest request, HttpServletResponse response, Chat chat) throws IOException {
        var translations = Translations.of(request);
        setHeaders(response, "text/markdown;charset=UTF-8", name(chat, translations) + EXTENSION);
        send(() -> {
            var out = writer(response.getOutputStream());
            export.write(chat, translations, out);
            out.flush();
        });
    }

    void zip(HttpServletRequest request, HttpServletResponse response, List<Chat> chats) throws IOException {
        var translations = Translations.of(request);
        setHeaders(response, "application/zip", FileNames.of(translations.text("chat.chats"), "chats") + ".zip");
        send(() -> {
            var zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8);
            var out = writer(zip);
            var taken = new HashSet<String>();
            for (var chat : chats) {
                var entry = new ZipEntry(FileNames.distinct(name(chat, translations), taken) + EXTENSION);
                entry.setTime(chat.activeAt().toEpochMilli());
                zip.putNextEntry(entry);
                export.write(chat, translations, out);
                out.flush();
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    private void send(Download download) throws IOException {
        if (!downloads.tryAcquire()) {
            throw new HttpException(503, "problem.503");
        }
        try {
            download.write();
        } finally {
            downloads.release();
        }
    }

    private static String name(Chat chat, Translations translations) {
        return FileNames.of(chat.title(), FileNames.of(translations.text("chat.conversation"), "chat"));
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** Sets the name of the file as RFC 6266 describes it. */
    private static void setHeaders(HttpServletResponse response, String contentType, String name) {
        response.setContentType(contentType);
        response.setHeader("Cache-Control", "no-store");
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
    }

    private interface Download {
        void write() throws IOException;
    }
}
