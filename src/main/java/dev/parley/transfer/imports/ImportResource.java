package dev.parley.transfer.imports;

import dev.parley.account.CurrentUser;
import dev.parley.account.User;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.ReceivedFile;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@code /settings/data/import}: imports the file of a form, which is on disk when this servlet is called; shows how far the
 * last import is and what it has skipped; and stops it.
 */
final class ImportResource extends Resource {
    private static final String PATH = "/settings/data/import";
    private static final long MEGABYTE = 1 << 20;

    private final transient ImportService imports;
    private final transient ImportLimits limits;
    private final transient Templates templates;
    private final transient Clock clock;

    ImportResource(ImportService imports, ImportLimits limits, Templates templates, Clock clock) {
        this.imports = imports;
        this.limits = limits;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public boolean storesUpload() {
        return true;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var last = last(CurrentUser.of(request), Form.query(request).id("after").orElse(0L), Translations.of(request));
        var page = templates
                .page(request, "transfer/import")
                .with("last", last.orElse(null))
                .with("bytesMax", limits.bytesMax())
                .with("megabytesMax", limits.bytesMax() / MEGABYTE);
        if (Htmx.isFragmentRequest(request)) {
            page.sendFragment(response, "state");
        } else {
            page.send(response);
        }
    }

    private Optional<ImportView> last(User user, long afterId, Translations translations) {
        return imports.store().last(user).map(stored -> {
            var problems = stored.isRunning()
                    ? List.<ImportProblem>of()
                    : imports.store().problems(user, stored.id(), afterId, ImportView.PROBLEMS_PER_PAGE + 1);
            return ImportView.of(stored, problems, translations, clock.getZone());
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var file = ReceivedFile.take(request).orElseThrow(() -> new HttpException(422, "problem.import.none"));
        imports.start(CurrentUser.of(request), file);
        Htmx.redirect(request, response, PATH);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        imports.stop(CurrentUser.of(request).id());
        Htmx.redirect(request, response, PATH);
    }
}
