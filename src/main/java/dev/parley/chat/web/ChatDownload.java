package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.User;
import dev.parley.chat.Chat;
import dev.parley.chat.view.MarkdownExport;
import dev.parley.limit.Lease;
import dev.parley.limit.Limit;
import dev.parley.limit.LimitReachedException;
import dev.parley.limit.LimitStore;
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
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Sends chats as files: one as Markdown, several as a ZIP file of them. The files are written while they are sent. */
final class ChatDownload {
    /** Downloads of all users at the same time. Each keeps a thread until the browser has received it. */
    private static final int DOWNLOADS_MAX = 10;
    /** A user has one at a time. The minute is how long a download of a killed server still counts. */
    private static final Limit EXPORTS = new Limit("exports", 1, Duration.ofMinutes(1));

    private static final Duration RETRY_WAIT = Duration.ofSeconds(5);

    private static final String EXTENSION = ".md";

    private final MarkdownExport export;
    private final LimitStore limits;
    private final Clock clock;
    private final Semaphore downloads = new Semaphore(DOWNLOADS_MAX);

    ChatDownload(MarkdownExport export, LimitStore limits, Clock clock) {
        this.export = export;
        this.limits = limits;
        this.clock = clock;
    }

    void markdown(HttpServletRequest request, HttpServletResponse response, Chat chat) throws IOException {
        var translations = Translations.of(request);
        send(CurrentUser.of(request), lease -> {
            markdownHeaders(request, response, chat);
            var out = writer(new PacedOutput(response.getOutputStream(), clock, lease::renew));
            export.write(chat, translations, out);
            out.flush();
        });
    }

    void markdownHeaders(HttpServletRequest request, HttpServletResponse response, Chat chat) {
        setHeaders(response, "text/markdown;charset=UTF-8", name(chat, Translations.of(request)) + EXTENSION);
    }

    void zip(HttpServletRequest request, HttpServletResponse response, List<Chat> chats) throws IOException {
        var translations = Translations.of(request);
        send(CurrentUser.of(request), lease -> {
            setHeaders(response, "application/zip", FileNames.of(translations.text("chat.chats"), "chats") + ".zip");
            var paced = new PacedOutput(response.getOutputStream(), clock, lease::renew);
            var zip = new ZipOutputStream(paced, StandardCharsets.UTF_8);
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

    private void send(User user, Download download) throws IOException {
        if (!downloads.tryAcquire()) {
            throw new HttpException(503, "problem.503");
        }
        try (var lease = Lease.take(limits, clock, EXPORTS, String.valueOf(user.id()))) {
            download.write(lease);
        } catch (LimitReachedException e) {
            // Most exports take a second, so do not name the time after which a lost one no longer counts.
            throw HttpException.tooManyRequests("problem.export.running", RETRY_WAIT);
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
        void write(Lease lease) throws IOException;
    }
}
