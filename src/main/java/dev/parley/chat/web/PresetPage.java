package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.SettingsStore;
import dev.parley.chat.ModelService;
import dev.parley.chat.Preset;
import dev.parley.chat.PresetStore;
import dev.parley.provider.ModelRef;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Renders the pages of presets. */
final class PresetPage {
    /** Models that the browser suggests. */
    private static final int SUGGESTIONS_MAX = 100;

    private final Templates templates;
    private final SettingsStore settings;
    private final ModelService models;
    private final PresetStore presets;

    PresetPage(Templates templates, SettingsStore settings, ModelService models, PresetStore presets) {
        this.templates = templates;
        this.settings = settings;
        this.models = models;
        this.presets = presets;
    }

    /** The list, and the form for a new preset. */
    PageResponse list(HttpServletRequest request, FormView form) {
        var translations = Translations.of(request);
        var done =
                switch (Form.query(request).text("done")) {
                    case "saved" -> translations.text("message.preset.saved");
                    case "deleted" -> translations.text("message.preset.deleted");
                    default -> "";
                };
        return page(request, "chat/presets", form)
                .with("presets", presets.list(CurrentUser.of(request)))
                .with("done", done);
    }

    /** One preset; a form if it is the user's own. */
    PageResponse one(HttpServletRequest request, Preset preset, FormView form) {
        return page(request, "chat/preset", form).with("preset", preset);
    }

    private PageResponse page(HttpServletRequest request, String template, FormView form) {
        var user = CurrentUser.of(request);
        var choice = models.glance(user);
        var suggested = choice.models().stream()
                .map(model -> ModelRef.of(model.id()).id())
                .distinct()
                .limit(SUGGESTIONS_MAX)
                .toList();
        return templates
                .page(request, template)
                .with("form", form)
                .with("suggested", suggested)
                .with("connections", choice.hasSeveralConnections() ? choice.connections() : List.of())
                .with("ownPrompt", settings.forAnswer(user).systemPrompt().orElse(""));
    }
}
