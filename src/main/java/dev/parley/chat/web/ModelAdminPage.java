package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.SettingsStore;
import dev.parley.account.SharedModelServer;
import dev.parley.chat.ModelService;
import dev.parley.chat.view.ModelErrorText;
import dev.parley.connection.ConnectionStore;
import dev.parley.connection.UserConnections;
import dev.parley.connection.web.ConnectionRow;
import dev.parley.provider.ModelCatalogue;
import dev.parley.provider.ModelRef;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Renders the page {@code /admin/models} for the servlets that share it. */
public final class ModelAdminPage {
    static final String BASE_URL = "base_url";
    static final String DEFAULT_MODEL = "default_model";
    static final String DEFAULT_CONNECTION = "default_connection";
    static final String ALLOWED_MODELS = "allowed_models";
    static final String SYSTEM_PROMPT = "system_prompt";

    /** Models that the browser suggests. */
    private static final int SUGGESTIONS_MAX = 100;

    private final Templates templates;
    private final SharedModelServer server;
    private final SettingsStore settings;
    private final ModelService models;
    private final UserConnections connections;
    private final ConnectionStore store;
    private final ModelCatalogue catalogue;

    public ModelAdminPage(
            Templates templates,
            SharedModelServer server,
            SettingsStore settings,
            ModelService models,
            UserConnections connections,
            ConnectionStore store,
            ModelCatalogue catalogue) {
        this.templates = templates;
        this.server = server;
        this.settings = settings;
        this.models = models;
        this.connections = connections;
        this.store = store;
        this.catalogue = catalogue;
    }

    /** Whether all users have this connection, so that a model of it can be the default. */
    boolean isShared(long connectionId) {
        return connectionId == ModelRef.FIRST || store.findShared(connectionId).isPresent();
    }

    /** A form with the stored values. */
    FormView stored(Translations translations) {
        return withDefaults(withServer(FormView.empty(translations)));
    }

    /** The same form with the stored values of the other form of the page. */
    FormView withServer(FormView form) {
        return form.with(BASE_URL, server.url().toString());
    }

    /** The same form with the stored values of the other form of the page. */
    FormView withDefaults(FormView form) {
        var model = models.rules().defaultModel().map(ModelRef::of);
        return form.with(DEFAULT_MODEL, model.map(ModelRef::id).orElse(""))
                .with(
                        DEFAULT_CONNECTION,
                        model.map(ref -> Long.toString(ref.connectionId())).orElse(""))
                .with(ALLOWED_MODELS, String.join("\n", models.rules().patterns()))
                .with(SYSTEM_PROMPT, settings.defaultSystemPrompt());
    }

    PageResponse of(HttpServletRequest request, FormView form) {
        var translations = Translations.of(request);
        var choice = models.glance(CurrentUser.of(request));
        var first = choice.offers().get(0).listing();
        var shared = store.shared();
        return templates
                .page(request, "admin/models")
                .with("form", form)
                .with("keyTail", server.key().map(ConnectionRow::tail).orElse(""))
                .with("urlFixed", server.isUrlFixed())
                .with("keyFixed", server.isKeyFixed())
                .with(
                        "problem",
                        first.error()
                                .map(error -> ModelErrorText.text(error, translations))
                                .orElse(""))
                .with("count", first.models().size() + first.moreCount())
                .with(
                        "suggested",
                        choice.models().stream()
                                .map(model -> ModelRef.of(model.id()).id())
                                .distinct()
                                .limit(SUGGESTIONS_MAX)
                                .toList())
                .with("first", choice.offers().get(0).connection())
                .with("shared", shared)
                .with("rows", ConnectionRow.of(shared, connections, catalogue, translations))
                .with("done", Form.query(request).has("done"));
    }

    static void redirect(HttpServletRequest request, HttpServletResponse response) {
        Htmx.redirect(request, response, "/admin/models?done=saved");
    }
}
