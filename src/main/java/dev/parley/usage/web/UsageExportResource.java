package dev.parley.usage.web;

import dev.parley.account.AuditTrail;
import dev.parley.audit.AuditAction;
import dev.parley.usage.Month;
import dev.parley.usage.UsageReport;
import dev.parley.usage.UsageReport.Exported;
import dev.parley.usage.UsageSettings;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * {@code GET /admin/usage.csv}: the usage of a month, a row for each user, day and model. One day is read at a time, so memory
 * stays bounded.
 */
public final class UsageExportResource extends Resource {
    private static final String HEADER =
            "day,user,group,model,answers,input_tokens,output_tokens,estimated_tokens,cost,own_key_cost,currency\r\n";

    /** Each keeps a thread until the browser has received it. */
    private static final int DOWNLOADS_MAX = 2;

    private final transient Semaphore downloads = new Semaphore(DOWNLOADS_MAX);
    private final transient UsageSettings settings;
    private final transient UsageReport report;
    private final transient AuditTrail audit;
    private final transient Clock clock;

    UsageExportResource(UsageSettings settings, UsageReport report, AuditTrail audit, Clock clock) {
        this.settings = settings;
        this.report = report;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!downloads.tryAcquire()) {
            throw new HttpException(503, "problem.503");
        }
        try {
            var month = setHeaders(request, response);
            audit.record(request, AuditAction.USAGE_EXPORTED, month.toString());
            write(response, month);
        } finally {
            downloads.release();
        }
    }

    private void write(HttpServletResponse response, Month month) throws IOException {
        var currency = settings.currency();
        var out = response.getWriter();
        out.write(HEADER);
        for (var day = month.firstDay(); !day.isAfter(month.lastDay()); day = day.plusDays(1)) {
            for (var row : report.exported(day)) {
                out.write(line(row, currency));
            }
        }
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        setHeaders(request, response);
    }

    private Month setHeaders(HttpServletRequest request, HttpServletResponse response) {
        var month = AdminUsageResource.month(Form.query(request), clock);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"usage-" + month + ".csv\"");
        return month;
    }

    private static String line(Exported row, String currency) {
        var totals = row.totals();
        return List.of(
                        row.day().toString(),
                        row.email(),
                        row.group(),
                        row.model(),
                        Long.toString(totals.answers()),
                        Long.toString(totals.promptTokens()),
                        Long.toString(totals.completionTokens()),
                        Long.toString(totals.estimatedTokens()),
                        money(totals.costMicros()),
                        money(totals.ownCostMicros()),
                        currency)
                .stream()
                .map(UsageExportResource::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String money(long micros) {
        return BigDecimal.valueOf(micros, Amounts.MICRO_DIGITS).toPlainString();
    }

    /** A quoted cell (RFC 4180). A spreadsheet would run a text that begins like a formula. */
    static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
