package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.SettingsStore;
import dev.parley.account.SharedModelServer;
import dev.parley.chat.ModelService;
import dev.parley.chat.view.ModelErrorText;
import dev.parley.provider.ModelInfo;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Renders the page {@code /admin/models} for the servlets that share it. */
final class ModelAdminPage {
    static final String BASE_URL = "base_url";
    static final String DEFAULT_MODEL = "default_model";
    static final String ALLOWED_MODELS = "allowed_models";
    static final String SYSTEM_PROMPT = "system_prompt";

    /** Models that the browser suggests. */
    private static final int SUGGESTIONS_MAX = 100;

    private static final int KEY_TAIL_CHARS = 4;

    private final Templates templates;
    private final SharedModelServer server;
    private final SettingsStore settings;
    private final ModelService models;

    ModelAdminPage(Templates templates, SharedModelServer server, SettingsStore settings, ModelService models) {
        this.templates = templates;
        this.server = server;
        this.settings = settings;
        this.models = models;
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
        return form.with(DEFAULT_MODEL, models.rules().defaultModel().orElse(""))
                .with(ALLOWED_MODELS, String.join("\n", models.rules().patterns()))
                .with(SYSTEM_PROMPT, settings.defaultSystemPrompt());
    }

    PageResponse of(HttpServletRequest request, FormView form) {
        var translations = Translations.of(request);
        var choice = models.glance(CurrentUser.of(request));
        return templates
                .page(request, "admin/models")
                .with("form", form)
                .with("keyTail", server.key().map(ModelAdminPage::tail).orElse(""))
                .with("urlFixed", server.isUrlFixed())
                .with("keyFixed", server.isKeyFixed())
                .with(
                        "problem",
                        choice.error()
                                .map(error -> ModelErrorText.text(error, translations))
                                .orElse(""))
                .with("count", choice.listing().models().size())
                .with(
                        "suggested",
                        choice.models().stream()
                                .limit(SUGGESTIONS_MAX)
                                .map(ModelInfo::id)
                                .toList())
                .with("done", Form.query(request).text("done").equals("saved"));
    }

    static void redirect(HttpServletRequest request, HttpServletResponse response) {
        Htmx.redirect(request, response, "/admin/models?done=saved");
    }

    /** The last characters identify the key. A short key shows at most half of it. */
    private static String tail(String key) {
        return "…" + key.substring(key.length() - Math.min(KEY_TAIL_CHARS, key.length() / 2));
    }
}
