package dev.parley.chat;

import dev.parley.provider.ModelRef;
import java.util.Optional;

/**
 * A model and parameters under a name. A chat copies them, so a chat does not change with the preset.
 *
 * @param model a model as in {@link ModelRef}; empty to keep the one of the chat
 * @param shared whether all users see it
 * @param own whether the user may change it
 */
public record Preset(
        long id, String name, Optional<String> model, boolean shared, boolean own, ChatParameters parameters) {

    /** The parts of a preset that lists show. */
    public record Summary(long id, String name, Optional<String> model, boolean shared, boolean own) {
        /** The id of the model, as the model server spells it; empty if there is none. */
        public String getModelId() {
            return model.map(ModelRef::of).map(ModelRef::id).orElse("");
        }
    }
}
