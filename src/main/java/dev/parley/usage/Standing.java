package dev.parley.usage;

import java.util.Optional;

/**
 * How much of their limits a user and their group have used this month.
 *
 * @param hasOwnLimit whether the limit is the user's own, not the default
 * @param hasOwnKey whether the user has stored an API key
 */
public record Standing(
        Month month, Limit limit, boolean hasOwnLimit, Used used, Optional<OfGroup> group, boolean hasOwnKey) {

    /** How much all members of a group have used together. */
    public record OfGroup(long id, String name, Limit limit, Used used) {}
}
