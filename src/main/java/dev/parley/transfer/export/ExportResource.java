package dev.parley.transfer.export;

import dev.parley.account.AuditTrail;
import dev.parley.account.CurrentUser;
import dev.parley.account.User;
import dev.parley.audit.AuditAction;
import dev.parley.chat.ChatDetailsStore;
import dev.parley.chat.web.Downloads;
import dev.parley.limit.Lease;
import dev.parley.transfer.export.ExportState.Stage;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;

/** {@code POST /settings/data/export}: all chats of the user as a file; {@code kind} is an {@link ExportKind}. */
public final class ExportResource extends Resource {
    /** The disk is looked at after so many messages. */
    private static final int DISK_CHECK_PERIOD = 500;

    private final transient ChatDetailsStore chats;
    private final transient ZipExport zip;
    private final transient HistoryExport history;
    private final transient ExportStore store;
    private final transient Downloads downloads;
    private final transient AuditTrail audit;
    private final transient Clock clock;

    ExportResource(
            ChatDetailsStore chats,
            ZipExport zip,
            HistoryExport history,
            ExportStore store,
            Downloads downloads,
            AuditTrail audit,
            Clock clock) {
        this.chats = chats;
        this.zip = zip;
        this.history = history;
        this.store = store;
        this.downloads = downloads;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var kind = ExportKind.parse(Form.of(request).line("kind")).orElseThrow(HttpException::badRequest);
        downloads.run(CurrentUser.of(request), lease -> {
            audit.record(request, AuditAction.DATA_EXPORTED);
            export(kind, request, response, lease);
        });
    }

    private void export(ExportKind kind, HttpServletRequest request, HttpServletResponse response, Lease lease)
            throws IOException {
        var user = CurrentUser.of(request);
        var progress = store.start(user, kind, chats.messageCount(user));
        var stage = Stage.FAILED;
        try {
            if (kind == ExportKind.ZIP) {
                setHeaders(kind, response);
                var out = new BufferedOutputStream(downloads.body(response, lease));
                zip.write(user, Translations.of(request), out, progress);
                out.flush();
            } else {
                sendHistory(user, response, lease, progress);
            }
            stage = Stage.FINISHED;
        } finally {
            progress.end(stage);
        }
    }

    private void sendHistory(User user, HttpServletResponse response, Lease lease, Progress progress)
            throws IOException {
        try (var file = TemporaryFile.create()) {
            try (var database = history.create(file.path())) {
                file.hide();
                file.requireRoom();
                history.write(user, clock.instant(), database, () -> {
                    progress.add();
                    lease.renew();
                    if (progress.done() % DISK_CHECK_PERIOD == 0) {
                        file.requireRoom();
                    }
                });
            }
            setHeaders(ExportKind.SQLITE, response);
            response.setContentLengthLong(file.size());
            file.sendTo(downloads.body(response, lease));
        }
    }

    private void setHeaders(ExportKind kind, HttpServletResponse response) {
        Downloads.setHeaders(response, kind.mediaType(), "Parley " + LocalDate.now(clock) + kind.extension());
    }
}
