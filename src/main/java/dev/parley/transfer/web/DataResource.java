package dev.parley.transfer.web;

import dev.parley.account.CurrentUser;
import dev.parley.transfer.export.ExportStore;
import dev.parley.transfer.export.ExportView;
import dev.parley.web.Htmx;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** {@code GET /settings/data}: what users can do with all their data; for htmx, the progress of an export only. */
public final class DataResource extends Resource {
    private final transient Templates templates;
    private final transient ExportStore exports;
    private final transient Clock clock;

    DataResource(Templates templates, ExportStore exports, Clock clock) {
        this.templates = templates;
        this.exports = exports;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var translations = Translations.of(request);
        var page = templates
                .page(request, "transfer/data")
                .with(
                        "export",
                        exports.find(CurrentUser.of(request))
                                .map(state -> ExportView.of(state, translations, clock.getZone()))
                                .orElse(null));
        if (Htmx.isFragmentRequest(request)) {
            page.sendFragment(response, "progress");
        } else {
            page.send(response);
        }
    }
}
