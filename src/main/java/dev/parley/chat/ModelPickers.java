package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ModelPicker.Group;
import dev.parley.chat.Models.Choice;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelInfo;
import dev.parley.web.Translations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes the {@link ModelPicker} of a user. */
public final class ModelPickers {
    /** More than a few screens of models are filtered, not read. */
    static final int ROWS_MAX = 100;

    private static final int RECENT_MAX = 5;
    private static final ModelInfo NONE = new ModelInfo("", "", "");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Chats chats;

    public ModelPickers(Chats chats) {
        this.chats = chats;
    }

    /**
     * @param wanted the id of the model picked before, or an empty text
     * @param query words, each of which a model has to contain; case does not matter
     */
    ModelPicker of(User user, Choice choice, String wanted, String query, Translations translations) {
        var used = chats.recentModels(user, RECENT_MAX);
        var chosen = chosen(choice, wanted, used);
        var filter = query.strip();
        var others =
                new ArrayList<>(choice.cards().stream().filter(matches(filter)).toList());
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
                choice.fault()
                        .map(fault -> translations.text("fault." + fault.name()))
                        .orElse(""),
                choice.fault().filter(ModelPickers::isMendedInSettings).isPresent());
    }

    /**
     * The model that was picked, whether it is listed or not; else the one used last, unless the list is known and does not
     * have it any more; else the first; while the list is being fetched, none.
     */
    private static ModelInfo chosen(Choice choice, String wanted, List<String> used) {
        if (ChatForm.isModelId(wanted) && isOffered(choice, wanted)) {
            return card(choice, wanted);
        }
        boolean isListKnown = !choice.listing().models().isEmpty();
        return used.stream()
                .limit(1)
                .filter(id -> isListKnown ? choice.card(id).isPresent() : isOffered(choice, id))
                .map(id -> card(choice, id))
                .findFirst()
                .or(() -> choice.cards().stream()
                        .filter(card -> !choice.listing().isFetching())
                        .findFirst())
                .orElse(NONE);
    }

    private static List<ModelInfo> recent(Choice choice, ModelInfo chosen, List<String> used) {
        return used.stream()
                .filter(id -> isOffered(choice, id) && !id.equals(chosen.id()))
                .map(id -> card(choice, id))
                .toList();
    }

    private static boolean isOffered(Choice choice, String id) {
        return !id.equals(DemoModel.ID) || choice.card(id).isPresent();
    }

    private static ModelInfo card(Choice choice, String id) {
        return choice.card(id).orElse(new ModelInfo(id, id, ""));
    }

    private static List<Group> groups(ModelInfo chosen, List<ModelInfo> recent, List<ModelInfo> others) {
        return List.of(
                new Group("chosen", chosen.equals(NONE) ? List.of() : List.of(chosen)),
                new Group("recent", recent),
                new Group("all", others));
    }

    private static boolean isTyped(Choice choice, ModelInfo chosen, String filter) {
        return ChatForm.isModelId(filter)
                && isOffered(choice, filter)
                && choice.card(filter).isEmpty()
                && !filter.equals(chosen.id());
    }

    private static Predicate<ModelInfo> matches(String filter) {
        var wanted = List.of(BLANKS.split(filter.toLowerCase(Locale.ROOT)));
        return card -> {
            var text = (card.id() + " " + card.name() + " " + card.description()).toLowerCase(Locale.ROOT);
            return wanted.stream().allMatch(text::contains);
        };
    }

    private static boolean isMendedInSettings(ErrorKind fault) {
        return fault == ErrorKind.KEY_MISSING || fault == ErrorKind.KEY_REFUSED;
    }
}
