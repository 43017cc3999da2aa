package dev.parley.connection.web;

import dev.parley.account.CurrentUser;
import dev.parley.connection.Connection;
import dev.parley.connection.check.CheckService;
import dev.parley.limit.LimitReachedException;
import dev.parley.provider.ModelCatalogue;
import dev.parley.provider.ModelInfo;
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
 * {@code GET /settings/connections/{cid}/check}: the last check of a connection, or the running one, which htmx asks for again.
 * POST starts one with a {@code model}. The same below {@code /admin}, for the first connection too.
 */
public final class CheckResource extends Resource {
    private static final String MODEL = "model";
    private static final int MODEL_CHARS_MAX = 200;
    /** Models that the browser suggests. */
    private static final int SUGGESTIONS_MAX = 100;

    private final transient Templates templates;
    private final transient ConnectionScope scope;
    private final transient ModelCatalogue catalogue;
    private final transient CheckService checks;

    CheckResource(Templates templates, ConnectionScope scope, ModelCatalogue catalogue, CheckService checks) {
        this.templates = templates;
        this.scope = scope;
        this.catalogue = catalogue;
        this.checks = checks;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = page(request, connection(request), FormView.empty(Translations.of(request)));
        if (Htmx.isFragmentRequest(request)) {
            page.sendFragment(response, "result");
        } else {
            page.send(response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var connection = connection(request);
        var form = Form.of(request);
        var model = form.line(MODEL);
        var view = new FormView(form, Translations.of(request));
        if (model.isEmpty() || model.length() > MODEL_CHARS_MAX || model.chars().anyMatch(Character::isISOControl)) {
            page(request, connection, view.reject(MODEL, "model.missing"))
                    .status(422)
                    .send(response);
            return;
        }
        try {
            if (!checks.start(CurrentUser.of(request), connection, model)) {
                throw HttpException.ofStatus(503);
            }
        } catch (LimitReachedException e) {
            throw HttpException.tooManyAttempts("connections.check.limited", e.waitTime());
        }
        Htmx.redirect(request, response, scope.path() + "/" + connection.id() + "/check");
    }

    private PageResponse page(HttpServletRequest request, Connection connection, FormView form) {
        var result = checks.result(connection);
        var models = catalogue.glance(connection.provider()).models();
        var model = form.value(MODEL).isEmpty()
                ? result.map(one -> one.model())
                        .orElseGet(() ->
                                models.stream().findFirst().map(ModelInfo::id).orElse(""))
                : form.value(MODEL);
        return templates
                .page(request, "connection/check")
                .with("form", form.with(MODEL, model))
                .with("connection", connection)
                .with("url", scope.path() + "/" + connection.id() + "/check")
                .with("listPath", scope.listPath())
                .with(
                        "suggested",
                        models.stream()
                                .limit(SUGGESTIONS_MAX)
                                .map(ModelInfo::id)
                                .toList())
                .with(
                        "result",
                        result.map(one -> CheckView.of(one, Translations.of(request)))
                                .orElse(null));
    }

    private Connection connection(HttpServletRequest request) {
        return scope.findChecked(request, PathParams.id(request, "cid")).orElseThrow(HttpException::notFound);
    }
}
