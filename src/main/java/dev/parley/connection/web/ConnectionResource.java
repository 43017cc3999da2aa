package dev.parley.connection.web;

import dev.parley.account.AuditTrail;
import dev.parley.account.PasswordConfirmation;
import dev.parley.connection.Connection;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /settings/connections/{cid}}: the form of a connection. POST changes it, after a confirmation with the password, or
 * with {@code enabled} turns it on or off; DELETE deletes it. The same below {@code /admin}.
 */
public final class ConnectionResource extends Resource {
    private static final String ENABLED = "enabled";

    private final transient ConnectionPage page;
    private final transient ConnectionScope scope;
    private final transient PasswordConfirmation confirmation;
    private final transient AuditTrail audit;

    ConnectionResource(ConnectionPage page, PasswordConfirmation confirmation, AuditTrail audit) {
        this.page = page;
        this.scope = page.scope();
        this.confirmation = confirmation;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var stored = stored(request);
        var form = FormView.of(ConnectionForm.values(stored), Translations.of(request));
        page.of(request, form, stored).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var stored = stored(request);
        var enabled = Form.of(request).bool(ENABLED);
        if (enabled.isPresent()) {
            scope.enable(request, stored, enabled.get());
            audit.record(request, scope.changed(), stored.name());
            page.redirect(request, response, "saved");
        } else {
            change(request, response, stored);
        }
    }

    private void change(HttpServletRequest request, HttpServletResponse response, Connection stored)
            throws IOException {
        var form = Form.of(request);
        var view = new FormView(form, Translations.of(request));
        var draft = ConnectionForm.read(scope, form, view, Optional.of(stored));
        int status = page.confirm(request, confirmation, view, draft);
        if (view.isValid()) {
            scope.replace(request, stored, draft.orElseThrow());
            audit.record(request, scope.changed(), draft.orElseThrow().name());
            page.redirect(request, response, "saved");
        } else {
            page.of(request, view, stored).status(status).send(response);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        var stored = stored(request);
        scope.delete(request, stored);
        audit.record(request, scope.deleted(), stored.name());
        page.redirect(request, response, "deleted");
    }

    private Connection stored(HttpServletRequest request) {
        return scope.find(request, PathParams.id(request, "cid")).orElseThrow(HttpException::notFound);
    }
}
