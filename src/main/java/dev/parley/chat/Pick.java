package dev.parley.chat;

import java.util.Optional;

/**
 * What a user has picked for an answer. It stays with the chat until something else is picked.
 *
 * @param model the id of a model; empty to keep the one of the chat
 * @param parameters the parameters of a preset; empty to keep those of the chat
 */
public record Pick(Optional<String> model, Optional<ChatParameters> parameters) {
    /** Nothing is picked. */
    public static final Pick NOTHING = new Pick(Optional.empty(), Optional.empty());

    /** A model is picked. */
    public static Pick model(String id) {
        return new Pick(Optional.of(id), Optional.empty());
    }

    /** The same with this model if none is picked. */
    public Pick orModel(String id) {
        return new Pick(model.or(() -> Optional.of(id)), parameters);
    }
}
