package dev.parley.usage.web;

import dev.parley.account.AuditTrail;
import dev.parley.audit.AuditAction;
import dev.parley.usage.UsageSettings;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.PageResponse;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /admin/limits}: the monthly limit of each user who has none of their own. */
public final class LimitsResource extends Resource {
    private static final String OWN_KEYS = "own_keys";

    private final transient Templates templates;
    private final transient UsageSettings settings;
    private final transient AuditTrail audit;

    LimitsResource(Templates templates, UsageSettings settings, AuditTrail audit) {
        this.templates = templates;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var translations = Translations.of(request);
        var values = LimitForm.values(settings.userLimit(), new Amounts(translations, settings.currency()));
        if (settings.limitsOwnKeys()) {
            values.put(OWN_KEYS, "true");
        }
        page(request, FormView.of(values, translations)).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var translations = Translations.of(request);
        var form = Form.of(request);
        var view = new FormView(form, translations);
        var limit = LimitForm.read(form, view, translations);
        if (!view.isValid()) {
            page(request, view).status(422).send(response);
            return;
        }
        settings.setUserLimit(limit, form.has(OWN_KEYS));
        audit.record(request, AuditAction.LIMITS_CHANGED);
        Htmx.redirect(request, response, "/admin/limits?done=saved");
    }

    private PageResponse page(HttpServletRequest request, FormView form) {
        return templates
                .page(request, "admin/limits")
                .with("form", form)
                .with("currency", settings.currency())
                .with("done", Form.query(request).text("done").equals("saved"));
    }
}
