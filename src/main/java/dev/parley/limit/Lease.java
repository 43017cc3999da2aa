package dev.parley.limit;

import java.time.Clock;
import java.time.Instant;

/**
 * The right of a subject to do something that takes time and that only a few may do at once. It ends when it is closed; or
 * after the window of its limit if it is not renewed, because the server may have been killed.
 */
public final class Lease implements AutoCloseable {
    private final LimitStore limits;
    private final Clock clock;
    private final Limit limit;
    private final long id;
    private Instant renewalTime;

    private Lease(LimitStore limits, Clock clock, Limit limit, long id) {
        this.limits = limits;
        this.clock = clock;
        this.limit = limit;
        this.id = id;
        renewalTime = nextRenewal();
    }

    /**
     * Takes the lease.
     *
     * @throws LimitReachedException if the subject has as many as the limit allows
     */
    public static Lease take(LimitStore limits, Clock clock, Limit limit, String subject) {
        return new Lease(limits, clock, limit, limits.count(limit, subject));
    }

    /** Call this often while the work goes on; it writes to the database only a few times in a window. */
    public void renew() {
        if (!clock.instant().isBefore(renewalTime)) {
            limits.renew(limit, id);
            renewalTime = nextRenewal();
        }
    }

    private Instant nextRenewal() {
        return clock.instant().plus(limit.window().dividedBy(3));
    }

    @Override
    public void close() {
        limits.remove(id);
    }
}
