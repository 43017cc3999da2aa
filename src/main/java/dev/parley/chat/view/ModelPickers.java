package dev.parley.chat.view;

import dev.parley.account.User;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.ModelChoice;
import dev.parley.chat.ModelService;
import dev.parley.chat.PresetStore;
import dev.parley.chat.view.ModelPicker.Row;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelInfo;
import dev.parley.web.Translations;
import java.util.List;
import java.util.Optional;

/** Builds the {@link ModelPicker} of a user. */
public final class ModelPickers {
    /** Users filter longer lists instead of reading them. */
    public static final int ROWS_MAX = PickerGroups.ROWS_MAX;

    private static final int RECENT_MAX = 5;

    private final ChatStore chats;
    private final PresetStore presets;
    private final ModelService models;

    public ModelPickers(ChatStore chats, PresetStore presets, ModelService models) {
        this.chats = chats;
        this.presets = presets;
        this.models = models;
    }

    /**
     * The picker for a new chat.
     *
     * @param wanted the model picked before; may be empty
     * @param query words that a model must all contain, case-insensitive
     */
    public ModelPicker of(User user, ModelChoice choice, String wanted, String query, Translations translations) {
        var offered = offered(user, choice.with(demo(translations)));
        var rows = PresetRows.of(presets.list(user));
        var chosen = rows.find(wanted).orElseGet(() -> offered.chosen(wanted));
        return picker("/models", offered, rows, chosen, query, translations);
    }

    /**
     * The picker for an existing chat.
     *
     * @param wanted the model picked before, or the model that wrote an answer; empty for that of the chat
     */
    public ModelPicker of(
            User user, Chat chat, ModelChoice choice, String wanted, String query, Translations translations) {
        var offered = offered(user, choice.with(demo(translations)));
        var rows = PresetRows.of(presets.list(user));
        var chosen = rows.find(wanted).orElseGet(() -> offered.find(OfferedModels.idIn(chat, wanted)));
        return picker(url(chat), offered, rows, chosen, query, translations);
    }

    /** The picker for the page of a chat, which must not wait for a model server. Its list is requested when it opens. */
    public ModelPicker unloaded(User user, Chat chat, String wanted, Translations translations) {
        var preset = PresetRows.id(wanted).flatMap(id -> presets.find(user, id)).map(PresetRows::row);
        var model = OfferedModels.idIn(chat, wanted);
        var chosen = preset.map(Row::of).orElseGet(() -> row(user, model, translations));
        return ModelPicker.unloaded(url(chat), chosen);
    }

    private Row row(User user, String model, Translations translations) {
        return model.equals(DemoModel.ID)
                ? Row.of(demo(translations))
                : Row.of(OfferedModels.unlisted(model), models.connectionName(user, model));
    }

    /** The model that is selected before the user picks one; empty if there is no model. */
    public Optional<String> preselected(User user, ModelChoice choice) {
        return Optional.of(offered(user, choice).chosen("").id()).filter(id -> !id.isEmpty());
    }

    private OfferedModels offered(User user, ModelChoice choice) {
        return new OfferedModels(choice, chats.recentModels(user, RECENT_MAX));
    }

    private static ModelPicker picker(
            String url,
            OfferedModels offered,
            PresetRows presets,
            ModelInfo chosen,
            String query,
            Translations translations) {
        var choice = offered.choice();
        var groups = new PickerGroups(offered, chosen, new ModelFilter(query), translations);
        return new ModelPicker(
                url,
                true,
                query.strip(),
                groups.row(chosen),
                List.of(),
                groups.all(presets),
                groups.typed(),
                groups.hidden(presets) + choice.moreCount(),
                choice.isFetching(),
                choice.error()
                        .map(error -> ModelErrorText.text(error, translations))
                        .orElse(""),
                choice.error().filter(ModelErrorText::isFixedInSettings).isPresent());
    }

    private static String url(Chat chat) {
        return "/chat/" + chat.id() + "/models";
    }

    private static ModelInfo demo(Translations translations) {
        return new ModelInfo(DemoModel.ID, translations.text("model.demo.name"), translations.text("model.demo.about"));
    }
}
