package dev.parley.chat.view;

import dev.parley.chat.Chat;
import dev.parley.chat.ModelChoice;
import dev.parley.chat.ModelService;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelInfo;
import dev.parley.provider.ModelRef;
import java.util.List;

/**
 * The models that a picker offers, and those that the user has used. A user may also use a model that is not listed.
 *
 * @param used the models used last, the last one first
 */
record OfferedModels(ModelChoice choice, List<String> used) {
    static final ModelInfo NONE = new ModelInfo("", "", "");

    ModelInfo find(String model) {
        return choice.find(model).orElseGet(() -> unlisted(model));
    }

    static ModelInfo unlisted(String model) {
        return new ModelInfo(model, ModelRef.of(model).id(), "");
    }

    /**
     * The model that the user picked, even if it is not listed; otherwise the one used last, unless it is gone from the
     * list; otherwise the default one, otherwise the first one. None while the list is being fetched.
     */
    ModelInfo chosen(String wanted) {
        if (isModel(wanted) && isOffered(wanted)) {
            return find(wanted);
        }
        return used.stream()
                .limit(1)
                .filter(model -> isListKnown(model) ? choice.find(model).isPresent() : isOffered(model))
                .map(this::find)
                .findFirst()
                .or(() -> choice.rules().defaultModel().filter(this::isOffered).map(this::find))
                .or(() -> choice.models().stream()
                        .filter(model -> !choice.isFetching())
                        .findFirst())
                .orElse(NONE);
    }

    private boolean isListKnown(String model) {
        return choice.offerOf(model)
                .filter(offer -> !offer.listing().models().isEmpty())
                .isPresent();
    }

    /** The other models that were used last. */
    List<ModelInfo> recent(String chosen) {
        return used.stream()
                .filter(model -> isOffered(model) && !model.equals(chosen))
                .map(this::find)
                .toList();
    }

    /** The text as the id of an unlisted model of each connection. */
    List<ModelInfo> typed(String text, String chosen) {
        if (!ModelService.isModelId(text)) {
            return List.of();
        }
        return choice.shown().stream()
                .map(offer -> offer.connection().model(text))
                .filter(model -> ModelService.isModelId(model)
                        && isOffered(model)
                        && choice.find(model).isEmpty()
                        && !model.equals(chosen))
                .map(OfferedModels::unlisted)
                .toList();
    }

    private boolean isOffered(String model) {
        return choice.find(model).isPresent()
                || (!model.equals(DemoModel.ID)
                        && choice.offerOf(model).isPresent()
                        && choice.rules().allows(model));
    }

    /** The picked model; the model of the chat if none is picked. */
    static String idIn(Chat chat, String wanted) {
        return isModel(wanted) ? wanted : chat.model();
    }

    private static boolean isModel(String wanted) {
        return ModelService.isModelId(wanted) && PresetRows.id(wanted).isEmpty();
    }
}
