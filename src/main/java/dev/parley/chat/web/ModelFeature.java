package dev.parley.chat.web;

import dev.parley.account.SettingsStore;
import dev.parley.chat.ChatParameterStore;
import dev.parley.chat.ChatStore;
import dev.parley.chat.MessageStore;
import dev.parley.chat.ModelService;
import dev.parley.chat.PresetStore;
import dev.parley.chat.SiblingStore;
import dev.parley.chat.view.ModelPickers;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;

/** Models to pick, the parameters of a chat, and presets. */
final class ModelFeature implements Feature {
    private final Templates templates;
    private final SettingsStore settings;
    private final ModelService models;
    private final ChatStore chats;
    private final MessageStore messages;
    private final SiblingStore siblings;
    private final ChatParameterStore parameters;
    private final PresetStore presets;
    private final ModelPickers pickers;
    private final Sidebar sidebar;

    ModelFeature(
            Templates templates,
            SettingsStore settings,
            ModelService models,
            ChatStore chats,
            MessageStore messages,
            SiblingStore siblings,
            ChatParameterStore parameters,
            PresetStore presets,
            ModelPickers pickers,
            Sidebar sidebar) {
        this.templates = templates;
        this.settings = settings;
        this.models = models;
        this.chats = chats;
        this.messages = messages;
        this.siblings = siblings;
        this.parameters = parameters;
        this.presets = presets;
        this.pickers = pickers;
        this.sidebar = sidebar;
    }

    @Override
    public void register(Router router) {
        var presetPage = new PresetPage(templates, settings, models, presets);
        router.route("/models", new ModelsResource(templates, models, pickers))
                .route(
                        "/chat/{id}/models",
                        new ChatModelsResource(templates, chats, messages, siblings, models, pickers, sidebar))
                .route("/chat/{id}/settings", new ChatSettingsResource(chats, sidebar, settings, parameters, presets))
                .route("/presets", new PresetsResource(presets, presetPage))
                .route("/presets/{pid}", new PresetResource(presets, presetPage));
    }
}
