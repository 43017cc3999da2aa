package dev.parley.admin;

import java.time.Instant;
import java.util.Optional;

/** An invitation in the list. Its link is not stored. */
record StoredInvitation(
        long id,
        String note,
        String email,
        Optional<String> group,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        long usesMax,
        long uses,
        boolean revoked) {
    /** What became of an invitation. */
    enum State {
        OPEN,
        USED,
        EXPIRED,
        REVOKED
    }

    State state(Instant now) {
        if (uses >= usesMax) {
            return State.USED;
        }
        if (revoked) {
            return State.REVOKED;
        }
        return expiresAt.isAfter(now) ? State.OPEN : State.EXPIRED;
    }
}
