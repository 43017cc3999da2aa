package dev.parley.admin;

import dev.parley.account.AuditTrail;
import dev.parley.audit.AuditAction;
import dev.parley.audit.AuditEntry;
import dev.parley.audit.AuditReader;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** {@code GET /admin/audit.csv}: the entries that {@code kind} and {@code email} select as a file, written while it is sent. */
public final class AuditDownloadResource extends Resource {
    /** More than a spreadsheet handles well. Older entries can be read in the pages. */
    static final int ROWS_MAX = 100_000;
    /** Each keeps a thread until the browser has received it. */
    private static final int DOWNLOADS_MAX = 2;
    /** Entries read by one statement. */
    private static final int READ_AT_ONCE = 1_000;

    private final transient AuditReader entries;
    private final transient AuditTrail audit;
    private final transient Semaphore downloads = new Semaphore(DOWNLOADS_MAX);

    AuditDownloadResource(AuditReader entries, AuditTrail audit) {
        this.entries = entries;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        response.setHeader("Cache-Control", "no-store");
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        if (!downloads.tryAcquire()) {
            throw HttpException.ofStatus(503);
        }
        try {
            audit.record(request, AuditAction.AUDIT_LOG_EXPORTED);
            write(request, response);
        } finally {
            downloads.release();
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var filter = AuditQuery.read(Form.query(request));
        var translations = Translations.of(request);
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        out.write(Csv.row("time", "actor", "action", "subject", "address"));
        long before = Long.MAX_VALUE;
        for (int rows = 0; rows < ROWS_MAX; rows += READ_AT_ONCE) {
            var some = entries.page(filter, before, READ_AT_ONCE);
            for (var entry : some) {
                out.write(row(entry, translations));
            }
            if (some.size() < READ_AT_ONCE) {
                break;
            }
            before = some.get(some.size() - 1).id();
        }
        out.flush();
    }

    private static String row(AuditEntry entry, Translations translations) {
        return Csv.row(
                entry.at().toString(),
                entry.actor(),
                AuditWords.of(entry.action(), translations),
                entry.subject(),
                entry.address());
    }
}
