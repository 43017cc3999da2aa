package dev.parley.connection.web;

import dev.parley.account.AuditTrail;
import dev.parley.account.CurrentUser;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.SettingsStore;
import dev.parley.account.User;
import dev.parley.audit.AuditAction;
import dev.parley.connection.Connection;
import dev.parley.connection.Connection.Kind;
import dev.parley.connection.ConnectionStore;
import dev.parley.connection.UserConnections;
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

/**
 * {@code GET /settings/connections/{cid}/key}: the form for the user's own key for the first connection ({@code 0}) or a shared
 * one. POST stores it, after a confirmation with the password; DELETE removes it.
 */
public final class UserKeyResource extends Resource {
    private final transient Templates templates;
    private final transient UserConnections connections;
    private final transient ConnectionStore store;
    private final transient SettingsStore settings;
    private final transient PasswordConfirmation confirmation;
    private final transient AuditTrail audit;

    UserKeyResource(
            Templates templates,
            UserConnections connections,
            ConnectionStore store,
            SettingsStore settings,
            PasswordConfirmation confirmation,
            AuditTrail audit) {
        this.templates = templates;
        this.connections = connections;
        this.store = store;
        this.settings = settings;
        this.confirmation = confirmation;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request, FormView.empty(Translations.of(request))).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var connection = connection(request);
        var form = Form.of(request);
        var key = form.line(ConnectionForm.KEY);
        var view = new FormView(form, Translations.of(request));
        if (!ServerFields.isKey(key)) {
            page(request, view.reject(ConnectionForm.KEY, "settings.key.malformed"))
                    .status(422)
                    .send(response);
            return;
        }
        try {
            confirmation.require(request);
        } catch (HttpException e) {
            page(request, view.reject(PasswordConfirmation.FIELD, e)).status(e).send(response);
            return;
        }
        set(CurrentUser.of(request), connection, key);
        audit.record(request, AuditAction.API_KEY_CHANGED, connection.name());
        Htmx.redirect(request, response, "/settings/connections?done=key-saved");
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        var connection = connection(request);
        var user = CurrentUser.of(request);
        if (connection.kind() == Kind.FIRST) {
            settings.removeApiKey(user);
        } else {
            store.removeUserKey(user, connection);
        }
        audit.record(request, AuditAction.API_KEY_REMOVED, connection.name());
        Htmx.redirect(request, response, "/settings/connections?done=key-removed");
    }

    private void set(User user, Connection connection, String key) {
        if (connection.kind() == Kind.FIRST) {
            settings.setApiKey(user, key);
        } else {
            store.setUserKey(user, connection, key);
        }
    }

    private PageResponse page(HttpServletRequest request, FormView form) {
        var connection = connection(request);
        return templates
                .page(request, "connection/key")
                .with("form", form)
                .with("connection", connection)
                .with("host", connection.host())
                .with(
                        "keyTail",
                        connection
                                .apiKey()
                                .filter(key -> connection.hasOwnKey())
                                .map(ConnectionRow::tail)
                                .orElse(""))
                .with(
                        "sharedKey",
                        !connection.hasOwnKey() && connection.apiKey().isPresent());
    }

    private Connection connection(HttpServletRequest request) {
        return connections
                .find(CurrentUser.of(request), PathParams.id(request, "cid"))
                .filter(Connection::takesUserKey)
                .orElseThrow(HttpException::notFound);
    }
}
