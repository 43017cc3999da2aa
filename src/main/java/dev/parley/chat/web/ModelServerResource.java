package dev.parley.chat.web;

import dev.parley.account.AuditTrail;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.SharedModelServer;
import dev.parley.audit.AuditAction;
import dev.parley.chat.ModelService;
import dev.parley.connection.web.ServerFields;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * {@code POST /admin/models} with {@code base_url} or {@code api_key}: changes the model server and its shared key, after a
 * confirmation with the password.
 */
public final class ModelServerResource extends Resource {
    private static final String API_KEY = "api_key";
    private static final String REMOVE_KEY = "remove_key";

    private final transient ModelAdminPage page;
    private final transient SharedModelServer server;
    private final transient ModelService models;
    private final transient PasswordConfirmation confirmation;
    private final transient AuditTrail audit;

    ModelServerResource(
            ModelAdminPage page,
            SharedModelServer server,
            ModelService models,
            PasswordConfirmation confirmation,
            AuditTrail audit) {
        this.page = page;
        this.server = server;
        this.models = models;
        this.confirmation = confirmation;
        this.audit = audit;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var view = page.withDefaults(new FormView(form, Translations.of(request)));
        if (server.isUrlFixed()) {
            page.withServer(view);
        }
        var url = url(form, view);
        var key = key(form, view);
        if (view.isValid()) {
            confirm(request, response, view, url, key);
        } else {
            page.of(request, view).status(422).send(response);
        }
    }

    private void confirm(
            HttpServletRequest request,
            HttpServletResponse response,
            FormView view,
            Optional<URI> url,
            Optional<String> key)
            throws IOException {
        try {
            confirmation.require(request);
        } catch (HttpException e) {
            page.of(request, view.reject(PasswordConfirmation.FIELD, e))
                    .status(e)
                    .send(response);
            return;
        }
        change(Form.of(request), url, key);
        models.forgetShared();
        audit.record(request, AuditAction.MODEL_SERVER_CHANGED, server.host());
        ModelAdminPage.redirect(request, response);
    }

    private void change(Form form, Optional<URI> url, Optional<String> key) {
        if (!server.isUrlFixed() && form.has(ModelAdminPage.BASE_URL)) {
            server.setUrl(url);
        }
        if (server.isKeyFixed()) {
            return;
        }
        if (key.isPresent()) {
            server.setKey(key.get());
        } else if (form.has(REMOVE_KEY)) {
            server.removeKey();
        }
    }

    /** The URL in the form; an error is added to its view. */
    private Optional<URI> url(Form form, FormView view) {
        var text = form.line(ModelAdminPage.BASE_URL).replaceFirst("/+$", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (server.isUrlFixed() && !text.equals(server.url().toString())) {
            view.reject(ModelAdminPage.BASE_URL, "problem.models.fixed");
        }
        return ServerFields.url(text, view, ModelAdminPage.BASE_URL);
    }

    /** The key in the form; an error is added to its view. */
    private Optional<String> key(Form form, FormView view) {
        var key = form.line(API_KEY);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (server.isKeyFixed()) {
            view.reject(API_KEY, "problem.models.fixed");
        } else if (!ServerFields.isKey(key)) {
            view.reject(API_KEY, "settings.key.malformed");
        }
        return Optional.of(key);
    }
}
