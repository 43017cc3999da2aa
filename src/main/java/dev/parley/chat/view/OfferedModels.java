package dev.parley.chat.view;

import dev.parley.chat.Chat;
import dev.parley.chat.ModelChoice;
import dev.parley.chat.ModelService;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelInfo;
import java.util.List;

/**
 * The models that a picker offers, and those that the user has used. A user may also use a model that is not listed.
 *
 * @param used the ids of the models used last, the last one first
 */
record OfferedModels(ModelChoice choice, List<String> used) {
    static final ModelInfo NONE = new ModelInfo("", "", "");

    ModelInfo find(String id) {
        return choice.find(id).orElse(new ModelInfo(id, id, ""));
    }

    /**
     * The model that the user picked, even if it is not listed; otherwise the one used last, unless it is gone from the
     * list; otherwise the default one, otherwise the first one. None while the list is being fetched.
     */
    ModelInfo chosen(String wanted) {
        if (isModel(wanted) && isOffered(wanted)) {
            return find(wanted);
        }
        boolean isListKnown = !choice.listing().models().isEmpty();
        return used.stream()
                .limit(1)
                .filter(id -> isListKnown ? choice.find(id).isPresent() : isOffered(id))
                .map(this::find)
                .findFirst()
                .or(() -> choice.rules().defaultModel().map(this::find))
                .or(() -> choice.models().stream()
                        .filter(model -> !choice.listing().isFetching())
                        .findFirst())
                .orElse(NONE);
    }

    /** The other models that were used last. */
    List<ModelInfo> recent(ModelInfo chosen) {
        return used.stream()
                .filter(id -> isOffered(id) && !id.equals(chosen.id()))
                .map(this::find)
                .toList();
    }

    /** Whether the text can be the id of a model that is not listed. */
    boolean isTyped(String text, ModelInfo chosen) {
        return ModelService.isModelId(text)
                && isOffered(text)
                && choice.find(text).isEmpty()
                && !text.equals(chosen.id());
    }

    private boolean isOffered(String id) {
        return choice.find(id).isPresent()
                || (!id.equals(DemoModel.ID) && choice.rules().allows(id));
    }

    /** The picked model; the model of the chat if none is picked. */
    static String idIn(Chat chat, String wanted) {
        return isModel(wanted) ? wanted : chat.model();
    }

    private static boolean isModel(String wanted) {
        return ModelService.isModelId(wanted) && PresetRows.id(wanted).isEmpty();
    }
}
