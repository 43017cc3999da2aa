package dev.parley.chat.view;

import dev.parley.account.User;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.ModelChoice;
import dev.parley.chat.PresetStore;
import dev.parley.chat.view.ModelPicker.Group;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelInfo;
import dev.parley.web.Translations;
import java.util.List;
import java.util.Optional;

/** Builds the {@link ModelPicker} of a user. */
public final class ModelPickers {
    /** Users filter longer lists instead of reading them. */
    public static final int ROWS_MAX = 100;

    private static final int PRESET_ROWS_MAX = 20;
    private static final int RECENT_MAX = 5;

    private final ChatStore chats;
    private final PresetStore presets;

    public ModelPickers(ChatStore chats, PresetStore presets) {
        this.chats = chats;
        this.presets = presets;
    }

    /**
     * The picker for a new chat.
     *
     * @param wanted the id of the model picked before; may be empty
     * @param query words that a model must all contain, case-insensitive
     */
    public ModelPicker of(User user, ModelChoice choice, String wanted, String query, Translations translations) {
        var offered = offered(user, choice.with(demo(translations)));
        var rows = PresetRows.of(presets.list(user));
        var chosen = rows.find(wanted).orElseGet(() -> offered.chosen(wanted));
        return picker("/models", offered, rows, chosen, new ModelFilter(query), translations);
    }

    /**
     * The picker for an existing chat.
     *
     * @param wanted the id of the model picked before, or of the model that wrote an answer; empty for that of the chat
     */
    public ModelPicker of(
            User user, Chat chat, ModelChoice choice, String wanted, String query, Translations translations) {
        var offered = offered(user, choice.with(demo(translations)));
        var rows = PresetRows.of(presets.list(user));
        var chosen = rows.find(wanted).orElseGet(() -> offered.find(OfferedModels.idIn(chat, wanted)));
        return picker(url(chat), offered, rows, chosen, new ModelFilter(query), translations);
    }

    /** The picker for the page of a chat, which must not wait for a model server. Its list is requested when it opens. */
    public ModelPicker unloaded(User user, Chat chat, String wanted, Translations translations) {
        var preset = PresetRows.id(wanted).flatMap(id -> presets.find(user, id));
        var id = OfferedModels.idIn(chat, wanted);
        var model = id.equals(DemoModel.ID) ? demo(translations) : new ModelInfo(id, id, "");
        return ModelPicker.unloaded(url(chat), preset.map(PresetRows::row).orElse(model));
    }

    /** The id of the model that is selected before the user picks one; empty if there is no model. */
    public Optional<String> preselected(User user, ModelChoice choice) {
        return Optional.of(offered(user, choice).chosen("").id()).filter(id -> !id.isEmpty());
    }

    private OfferedModels offered(User user, ModelChoice choice) {
        return new OfferedModels(choice, chats.recentModels(user, RECENT_MAX));
    }

    private static ModelPicker picker(
            String url,
            OfferedModels offered,
            PresetRows rows,
            ModelInfo chosen,
            ModelFilter filter,
            Translations translations) {
        var choice = offered.choice();
        var recent = filter.isEmpty() ? offered.recent(chosen) : List.<ModelInfo>of();
        var others = choice.models().stream()
                .filter(filter::matches)
                .filter(model -> !model.equals(chosen) && !recent.contains(model))
                .toList();
        var own = offered(rows.own(), filter, chosen);
        var shared = offered(rows.shared(), filter, chosen);
        var groups = List.of(
                new Group("chosen", chosen.equals(OfferedModels.NONE) ? List.of() : List.of(chosen)),
                new Group("presets", first(own, PRESET_ROWS_MAX)),
                new Group("shared", first(shared, PRESET_ROWS_MAX)),
                new Group("recent", recent),
                new Group("all", first(others, ROWS_MAX)));
        int hidden = Math.max(0, others.size() - ROWS_MAX)
                + Math.max(0, own.size() - PRESET_ROWS_MAX)
                + Math.max(0, shared.size() - PRESET_ROWS_MAX);
        return new ModelPicker(
                url,
                true,
                filter.text(),
                chosen,
                groups,
                offered.isTyped(filter.text(), chosen) ? filter.text() : "",
                hidden + choice.listing().moreCount(),
                choice.listing().isFetching(),
                choice.error()
                        .map(error -> ModelErrorText.text(error, translations))
                        .orElse(""),
                choice.error().filter(ModelErrorText::isFixedInSettings).isPresent());
    }

    private static List<ModelInfo> offered(List<ModelInfo> rows, ModelFilter filter, ModelInfo chosen) {
        return rows.stream()
                .filter(filter::matches)
                .filter(row -> !row.equals(chosen))
                .toList();
    }

    private static List<ModelInfo> first(List<ModelInfo> models, int max) {
        return models.subList(0, Math.min(max, models.size()));
    }

    private static String url(Chat chat) {
        return "/chat/" + chat.id() + "/models";
    }

    private static ModelInfo demo(Translations translations) {
        return new ModelInfo(DemoModel.ID, translations.text("model.demo.name"), translations.text("model.demo.about"));
    }
}
