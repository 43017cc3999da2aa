package dev.parley.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * An account in the list of users.
 *
 * @param group the name of the user's group
 * @param seenAt the last request in one of the user's sessions, to a few minutes; empty if there is none
 */
record ListedUser(
        long id,
        String email,
        boolean admin,
        boolean disabled,
        Optional<String> group,
        Instant createdAt,
        Optional<Instant> seenAt) {}
