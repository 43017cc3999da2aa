package dev.parley.connection.web;

import dev.parley.account.AuditTrail;
import dev.parley.account.PasswordConfirmation;
import dev.parley.connection.ConnectionDraft;
import dev.parley.connection.ConnectionTemplate;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /settings/connections/new}: the form for a new connection, filled in by {@code ?template=}. POST adds it, after a
 * confirmation with the password. The same below {@code /admin}.
 */
public final class NewConnectionResource extends Resource {
    private final transient ConnectionPage page;
    private final transient ConnectionScope scope;
    private final transient PasswordConfirmation confirmation;
    private final transient AuditTrail audit;

    NewConnectionResource(ConnectionPage page, PasswordConfirmation confirmation, AuditTrail audit) {
        this.page = page;
        this.scope = page.scope();
        this.confirmation = confirmation;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!scope.isOpen()) {
            throw HttpException.notFound();
        }
        var template = template(Form.query(request));
        var form = FormView.of(ConnectionForm.values(template), Translations.of(request));
        page.of(request, form, template).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!scope.isOpen()) {
            throw new HttpException(422, "settings.server.forbidden");
        }
        var form = Form.of(request);
        var view = new FormView(form, Translations.of(request));
        var draft = ConnectionForm.read(scope, form, view, Optional.empty());
        int status = page.confirm(request, confirmation, view, draft);
        if (view.isValid()) {
            add(request, view, draft.orElseThrow());
        }
        if (view.isValid()) {
            audit.record(request, scope.added(), draft.orElseThrow().name());
            page.redirect(request, response, "saved");
        } else {
            page.of(request, view, template(form)).status(status).send(response);
        }
    }

    private void add(HttpServletRequest request, FormView view, ConnectionDraft draft) {
        if (scope.add(request, draft).isEmpty()) {
            view.reject(ConnectionForm.NAME, "problem.connection.many", scope.max());
        }
    }

    private static ConnectionTemplate template(Form form) {
        return ConnectionTemplate.of(form.text("template")).orElse(ConnectionTemplate.OTHER);
    }
}
