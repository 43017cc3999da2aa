package dev.parley.provider;

import java.util.Optional;

/**
 * A conversation that is longer than a model accepts, in tokens, as far as its server says so.
 *
 * @param window the most tokens that the model accepts
 * @param prompt the tokens of the request
 * @param completion the tokens that were reserved for the answer ({@code max_tokens})
 */
public record ContextOverflow(Optional<Long> window, Optional<Long> prompt, Optional<Long> completion) {
    static final ContextOverflow UNKNOWN = new ContextOverflow(Optional.empty(), Optional.empty(), Optional.empty());
}
