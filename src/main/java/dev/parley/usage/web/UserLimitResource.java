package dev.parley.usage.web;

import dev.parley.account.AuditTrail;
import dev.parley.audit.AuditAction;
import dev.parley.usage.MonthlyLimits;
import dev.parley.usage.Standing;
import dev.parley.usage.UsageSettings;
import dev.parley.usage.UserLimitStore;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /admin/users/{uid}/limit}: the monthly limit of one user; DELETE lets the default apply again. */
public final class UserLimitResource extends Resource {
    private final transient Templates templates;
    private final transient UsageSettings settings;
    private final transient MonthlyLimits limits;
    private final transient UserLimitStore store;
    private final transient AuditTrail audit;

    UserLimitResource(
            Templates templates, UsageSettings settings, MonthlyLimits limits, UserLimitStore store, AuditTrail audit) {
        this.templates = templates;
        this.settings = settings;
        this.limits = limits;
        this.store = store;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var translations = Translations.of(request);
        var standing = standing(request);
        var values = LimitForm.values(standing.limit(), new Amounts(translations, settings.currency()));
        page(request, standing, FormView.of(values, translations)).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var translations = Translations.of(request);
        var standing = standing(request);
        var form = Form.of(request);
        var view = new FormView(form, translations);
        var limit = LimitForm.read(form, view, translations);
        if (!view.isValid()) {
            page(request, standing, view).status(422).send(response);
            return;
        }
        if (!store.set(id(request), limit)) {
            throw HttpException.notFound();
        }
        changed(request, response);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        email(request);
        store.reset(id(request));
        changed(request, response);
    }

    private void changed(HttpServletRequest request, HttpServletResponse response) {
        audit.record(request, AuditAction.USER_LIMIT_CHANGED, email(request));
        Htmx.redirect(request, response, "/admin/users/" + id(request) + "/limit?done=saved");
    }

    private PageResponse page(HttpServletRequest request, Standing standing, FormView form) {
        var amounts = new Amounts(Translations.of(request), settings.currency());
        return templates
                .page(request, "admin/limit")
                .with("form", form)
                .with("uid", id(request))
                .with("email", email(request))
                .with("standing", standing)
                .with("meters", Meter.all(standing, settings, amounts, Translations.of(request)))
                .with("currency", settings.currency())
                .with("done", Form.query(request).text("done").equals("saved"));
    }

    private Standing standing(HttpServletRequest request) {
        return limits.standing(id(request)).orElseThrow(HttpException::notFound);
    }

    private String email(HttpServletRequest request) {
        return store.email(id(request)).orElseThrow(HttpException::notFound);
    }

    private static long id(HttpServletRequest request) {
        return PathParams.id(request, "uid");
    }
}
