package dev.parley.provider;

import java.util.Optional;

/**
 * A model that a server lists.
 *
 * @param name a readable name
 * @param description one line; may be empty
 * @param contextTokens the size of its context window; 0 if unknown
 * @param seesImages whether it accepts images; empty if unknown
 */
public record ModelInfo(String id, String name, String description, long contextTokens, Optional<Boolean> seesImages) {
    /** A model whose context window is unknown. */
    public ModelInfo(String id, String name, String description) {
        this(id, name, description, 0, Optional.empty());
    }
}
