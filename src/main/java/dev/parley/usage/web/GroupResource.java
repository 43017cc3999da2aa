package dev.parley.usage.web;

import dev.parley.account.AuditTrail;
import dev.parley.audit.AuditAction;
import dev.parley.usage.Group;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /admin/groups/{gid}}: a group with its limit; POST changes it, DELETE removes it from all members. */
public final class GroupResource extends Resource {
    private final transient GroupPage page;
    private final transient AuditTrail audit;

    GroupResource(GroupPage page, AuditTrail audit) {
        this.page = page;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var group = group(request);
        page.one(request, group, page.values(request, group)).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var group = group(request);
        var translations = Translations.of(request);
        var form = Form.of(request);
        var view = new FormView(form, translations);
        var name = GroupPage.name(form, view);
        var limit = LimitForm.read(form, view, translations);
        if (view.isValid()) {
            page.groups().change(group.id(), name, limit).ifPresent(refusal -> GroupPage.reject(view, refusal));
        }
        if (!view.isValid()) {
            page.one(request, group, view).status(422).send(response);
            return;
        }
        audit.record(request, AuditAction.GROUP_CHANGED, name);
        Htmx.redirect(request, response, "/admin/groups?done=saved");
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        var group = group(request);
        if (!page.groups().delete(group.id())) {
            throw HttpException.notFound();
        }
        audit.record(request, AuditAction.GROUP_DELETED, group.name());
        Htmx.redirect(request, response, "/admin/groups?done=deleted");
    }

    private Group group(HttpServletRequest request) {
        return page.groups().find(PathParams.id(request, "gid")).orElseThrow(HttpException::notFound);
    }
}
