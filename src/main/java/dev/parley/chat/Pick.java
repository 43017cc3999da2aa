package dev.parley.chat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user has picked for an answer. It stays with the chat until something else is picked.
 *
 * @param model the id of a model; empty to keep the one of the chat
 * @param parameters the parameters of a preset; empty to keep those of the chat
 * @param others the ids of further models whose answers are compared with that of the first; for one question only
 */
public record Pick(Optional<String> model, Optional<ChatParameters> parameters, List<String> others) {
    /** Models that answer the same question at once. */
    public static final int MODELS_MAX = 4;

    /** Nothing is picked. */
    public static final Pick NOTHING = new Pick(Optional.empty(), Optional.empty());

    /** One model, or none. */
    public Pick(Optional<String> model, Optional<ChatParameters> parameters) {
        this(model, parameters, List.of());
    }

    /** A model is picked. */
    public static Pick model(String id) {
        return new Pick(Optional.of(id), Optional.empty());
    }

    /** The same with this model if none is picked. */
    public Pick orModel(String id) {
        return new Pick(model.or(() -> Optional.of(id)), parameters, others);
    }

    /** The same, compared with these models. */
    public Pick with(List<String> compared) {
        return new Pick(model, parameters, compared);
    }

    /**
     * The ids of all models that answer, each once.
     *
     * @param unpicked answers if no model is picked
     */
    public List<String> models(String unpicked) {
        return Stream.concat(Stream.of(model.orElse(unpicked)), others.stream())
                .distinct()
                .toList();
    }

    /** The number of models that answer, at most. */
    int count() {
        return 1 + others.size();
    }
}
