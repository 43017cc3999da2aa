package dev.parley.admin;

import dev.parley.audit.AuditKind;
import dev.parley.audit.AuditReader;
import dev.parley.web.Form;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** {@code GET /admin/audit}: the audit log; {@code kind} and {@code email} filter it, {@code before} gives older entries. */
public final class AuditResource extends Resource {
    /** The entries on one page. */
    static final int PAGE_SIZE_MAX = 50;

    /** A group of actions in the select. */
    public record Option(String value, String words) {}

    private final transient Templates templates;
    private final transient AuditReader entries;
    private final transient Clock clock;

    AuditResource(Templates templates, AuditReader entries, Clock clock) {
        this.templates = templates;
        this.entries = entries;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = Form.query(request);
        var filter = AuditQuery.read(query);
        var before = query.id("before");
        var found = entries.page(filter, before.orElse(Long.MAX_VALUE), PAGE_SIZE_MAX + 1);
        boolean hasMore = found.size() > PAGE_SIZE_MAX;
        var shown = hasMore ? found.subList(0, PAGE_SIZE_MAX) : found;
        var translations = Translations.of(request);
        templates
                .page(request, "admin/audit")
                .with("kinds", kinds(translations))
                .with("kind", query.line("kind"))
                .with("email", query.line("email"))
                .with("first", before.isEmpty())
                .with("before", hasMore ? shown.get(shown.size() - 1).id() : 0)
                .with(
                        "entries",
                        shown.stream()
                                .map(entry -> AuditRow.of(entry, translations, clock.getZone()))
                                .toList())
                .send(response);
    }

    private static List<Option> kinds(Translations translations) {
        return Arrays.stream(AuditKind.values())
                .map(kind -> new Option(AuditQuery.name(kind), AuditWords.of(kind, translations)))
                .toList();
    }
}
