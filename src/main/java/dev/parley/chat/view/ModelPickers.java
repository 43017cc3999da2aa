package dev.parley.chat.view;

import dev.parley.account.User;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.ModelChoice;
import dev.parley.chat.ModelService;
import dev.parley.chat.PresetStore;
import dev.parley.chat.view.ModelPicker.Group;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelInfo;
import dev.parley.web.Translations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds the {@link ModelPicker} of a user. */
public final class ModelPickers {
    /** Users filter longer lists instead of reading them. */
    public static final int ROWS_MAX = 100;

    private static final int PRESET_ROWS_MAX = 20;
    private static final int RECENT_MAX = 5;
    private static final ModelInfo NONE = new ModelInfo("", "", "");

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
    public ModelPicker of(User user, ModelChoice offered, String wanted, String query, Translations translations) {
        var choice = offered.with(demo(translations));
        var used = chats.recentModels(user, RECENT_MAX);
        var rows = PresetRows.of(presets.list(user));
        var chosen = rows.find(wanted).orElseGet(() -> chosen(choice, wanted, used));
        return picker("/models", choice, rows, chosen, used, new ModelFilter(query), translations);
    }

    /**
     * The picker for an existing chat.
     *
     * @param wanted the id of the model picked before, or of the model that wrote an answer; empty for that of the chat
     */
    public ModelPicker of(
            User user, Chat chat, ModelChoice offered, String wanted, String query, Translations translations) {
        var choice = offered.with(demo(translations));
        var used = chats.recentModels(user, RECENT_MAX);
        var rows = PresetRows.of(presets.list(user));
        var chosen = rows.find(wanted).orElseGet(() -> model(choice, chosenId(chat, wanted)));
        return picker(url(chat), choice, rows, chosen, used, new ModelFilter(query), translations);
    }

    /** The picker for the page of a chat, which must not wait for a model server. Its list is requested when it opens. */
    public ModelPicker unloaded(User user, Chat chat, String wanted, Translations translations) {
        var preset = PresetRows.id(wanted).flatMap(id -> presets.find(user, id));
        var id = chosenId(chat, wanted);
        var model = id.equals(DemoModel.ID) ? demo(translations) : new ModelInfo(id, id, "");
        return ModelPicker.unloaded(url(chat), preset.map(PresetRows::row).orElse(model));
    }

    /** The id of the model that is selected before the user picks one; empty if there is no model. */
    public Optional<String> preselected(User user, ModelChoice choice) {
        var model = chosen(choice, "", chats.recentModels(user, RECENT_MAX));
        return Optional.of(model.id()).filter(id -> !id.isEmpty());
    }

    private static ModelPicker picker(
            String url,
            ModelChoice choice,
            PresetRows rows,
            ModelInfo chosen,
            List<String> used,
            ModelFilter filter,
            Translations translations) {
        var recent = filter.isEmpty() ? recent(choice, chosen, used) : List.<ModelInfo>of();
        var others = choice.models().stream()
                .filter(filter::matches)
                .filter(model -> !model.equals(chosen) && !recent.contains(model))
                .toList();
        var named = rows.all().stream()
                .filter(filter::matches)
                .filter(row -> !row.equals(chosen))
                .toList();
        var shown = others.stream().limit(ROWS_MAX).toList();
        var shownPresets = named.stream().limit(PRESET_ROWS_MAX).toList();
        return new ModelPicker(
                url,
                true,
                filter.text(),
                chosen,
                groups(chosen, shownPresets, recent, shown),
                isTyped(choice, chosen, filter.text()) ? filter.text() : "",
                others.size()
                        - shown.size()
                        + named.size()
                        - shownPresets.size()
                        + choice.listing().moreCount(),
                choice.listing().isFetching(),
                choice.error()
                        .map(error -> ModelErrorText.text(error, translations))
                        .orElse(""),
                choice.error().filter(ModelErrorText::isFixedInSettings).isPresent());
    }

    private static String url(Chat chat) {
        return "/chat/" + chat.id() + "/models";
    }

    private static String chosenId(Chat chat, String wanted) {
        return ModelService.isModelId(wanted) && PresetRows.id(wanted).isEmpty() ? wanted : chat.model();
    }

    /**
     * The model that the user picked, even if it is not listed; otherwise the one used last, unless it is gone from the
     * list; otherwise the first one. None while the list is being fetched.
     */
    private static ModelInfo chosen(ModelChoice choice, String wanted, List<String> used) {
        boolean isModel =
                ModelService.isModelId(wanted) && PresetRows.id(wanted).isEmpty();
        if (isModel && isOffered(choice, wanted)) {
            return model(choice, wanted);
        }
        boolean isListKnown = !choice.listing().models().isEmpty();
        return used.stream()
                .limit(1)
                .filter(id -> isListKnown ? choice.find(id).isPresent() : isOffered(choice, id))
                .map(id -> model(choice, id))
                .findFirst()
                .or(() -> choice.models().stream()
                        .filter(model -> !choice.listing().isFetching())
                        .findFirst())
                .orElse(NONE);
    }

    private static List<ModelInfo> recent(ModelChoice choice, ModelInfo chosen, List<String> used) {
        return used.stream()
                .filter(id -> isOffered(choice, id) && !id.equals(chosen.id()))
                .map(id -> model(choice, id))
                .toList();
    }

    private static boolean isOffered(ModelChoice choice, String id) {
        return !id.equals(DemoModel.ID) || choice.find(id).isPresent();
    }

    private static ModelInfo model(ModelChoice choice, String id) {
        return choice.find(id).orElse(new ModelInfo(id, id, ""));
    }

    private static ModelInfo demo(Translations translations) {
        return new ModelInfo(DemoModel.ID, translations.text("model.demo.name"), translations.text("model.demo.about"));
    }

    private static List<Group> groups(
            ModelInfo chosen, List<ModelInfo> presets, List<ModelInfo> recent, List<ModelInfo> others) {
        return Stream.of(
                        new Group("chosen", chosen.equals(NONE) ? List.of() : List.of(chosen)),
                        new Group("presets", presets),
                        new Group("recent", recent),
                        new Group("all", others))
                .toList();
    }

    private static boolean isTyped(ModelChoice choice, ModelInfo chosen, String filter) {
        return ModelService.isModelId(filter)
                && isOffered(choice, filter)
                && choice.find(filter).isEmpty()
                && !filter.equals(chosen.id());
    }
}
