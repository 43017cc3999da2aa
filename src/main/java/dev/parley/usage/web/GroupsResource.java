package dev.parley.usage.web;

import dev.parley.account.AuditTrail;
import dev.parley.audit.AuditAction;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /admin/groups}: the groups, and a form for a new one. POST creates it. */
public final class GroupsResource extends Resource {
    private final transient GroupPage page;
    private final transient AuditTrail audit;

    GroupsResource(GroupPage page, AuditTrail audit) {
        this.page = page;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.list(request, FormView.empty(Translations.of(request))).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var translations = Translations.of(request);
        var form = Form.of(request);
        var view = new FormView(form, translations);
        var name = GroupPage.name(form, view);
        var limit = LimitForm.read(form, view, translations);
        if (view.isValid()) {
            page.groups().add(name, limit).ifPresent(refusal -> GroupPage.reject(view, refusal));
        }
        if (!view.isValid()) {
            page.list(request, view).status(422).send(response);
            return;
        }
        audit.record(request, AuditAction.GROUP_CREATED, name);
        Htmx.redirect(request, response, "/admin/groups?done=created");
    }
}
