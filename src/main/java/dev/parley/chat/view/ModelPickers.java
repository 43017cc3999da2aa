package dev.parley.chat.view;

import dev.parley.account.User;
import dev.parley.chat.ChatStore;
import dev.parley.chat.ModelChoice;
import dev.parley.chat.ModelService;
import dev.parley.chat.view.ModelPicker.Group;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelInfo;
import dev.parley.web.Translations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Builds the {@link ModelPicker} of a user. */
public final class ModelPickers {
    /** Users filter longer lists instead of reading them. */
    public static final int ROWS_MAX = 100;

    private static final int RECENT_MAX = 5;
    private static final ModelInfo NONE = new ModelInfo("", "", "");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final ChatStore chats;

    public ModelPickers(ChatStore chats) {
        this.chats = chats;
    }

    /**
     * The picker for a page.
     *
     * @param wanted the id of the model picked before; may be empty
     * @param query words that a model must all contain, case-insensitive
     */
    public ModelPicker of(User user, ModelChoice offered, String wanted, String query, Translations translations) {
        var choice = offered.with(demo(translations));
        var used = chats.recentModels(user, RECENT_MAX);
        var chosen = chosen(choice, wanted, used);
        var filter = query.strip();
        var others =
                new ArrayList<>(choice.models().stream().filter(matches(filter)).toList());
        others.remove(chosen);
        var recent = filter.isEmpty() ? recent(choice, chosen, used) : List.<ModelInfo>of();
        others.removeAll(recent);
        var shown = others.stream().limit(ROWS_MAX).toList();
        return new ModelPicker(
                filter,
                chosen,
                groups(chosen, recent, shown),
                isTyped(choice, chosen, filter) ? filter : "",
                others.size() - shown.size() + choice.listing().moreCount(),
                choice.listing().isFetching(),
                choice.error()
                        .map(error -> ModelErrorText.text(error, translations))
                        .orElse(""),
                choice.error().filter(ModelErrorText::isFixedInSettings).isPresent());
    }

    /** The id of the model that is selected before the user picks one; empty if there is no model. */
    public Optional<String> preselected(User user, ModelChoice choice) {
        var model = chosen(choice, "", chats.recentModels(user, RECENT_MAX));
        return Optional.of(model.id()).filter(id -> !id.isEmpty());
    }

    /**
     * The model that the user picked, even if it is not listed; otherwise the one used last, unless it is gone from the
     * list; otherwise the first one. None while the list is being fetched.
     */
    private static ModelInfo chosen(ModelChoice choice, String wanted, List<String> used) {
        if (ModelService.isModelId(wanted) && isOffered(choice, wanted)) {
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

    private static List<Group> groups(ModelInfo chosen, List<ModelInfo> recent, List<ModelInfo> others) {
        return List.of(
                new Group("chosen", chosen.equals(NONE) ? List.of() : List.of(chosen)),
                new Group("recent", recent),
                new Group("all", others));
    }

    private static boolean isTyped(ModelChoice choice, ModelInfo chosen, String filter) {
        return ModelService.isModelId(filter)
                && isOffered(choice, filter)
                && choice.find(filter).isEmpty()
                && !filter.equals(chosen.id());
    }

    private static Predicate<ModelInfo> matches(String filter) {
        var wanted = List.of(BLANKS.split(filter.toLowerCase(Locale.ROOT)));
        return model -> {
            var text = (model.id() + " " + model.name() + " " + model.description()).toLowerCase(Locale.ROOT);
            return wanted.stream().allMatch(text::contains);
        };
    }
}
