package dev.parley.usage;

import java.util.Optional;

/**
 * How much of their limits a user and their group have used this month.
 *
 * @param hasOwnLimit whether the limit is the user's own, not the default
 */
public record Standing(Month month, Limit limit, boolean hasOwnLimit, Used used, Optional<OfGroup> group) {

    /** How much all members of a group have used together. */
    public record OfGroup(long id, String name, Limit limit, Used used) {}
}
