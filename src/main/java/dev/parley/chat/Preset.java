package dev.parley.chat;

import java.util.Optional;

/**
 * A model and parameters under a name. A chat copies them, so a chat does not change with the preset.
 *
 * @param model the id of a model; empty to keep the one of the chat
 * @param shared whether all users see it
 * @param own whether the user may change it
 */
public record Preset(
        long id, String name, Optional<String> model, boolean shared, boolean own, ChatParameters parameters) {

    /** The parts of a preset that lists show. */
    public record Summary(long id, String name, Optional<String> model, boolean shared, boolean own) {}
}
