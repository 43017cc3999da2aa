package dev.parley.account;

import dev.parley.web.HttpException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Runs work that takes much processor time: a few tasks at once, a few more wait for their turn, all others are refused. */
final class ConcurrencyLimit {
    private final Semaphore running;
    private final Semaphore admitted;

    ConcurrencyLimit(int runningMax, int waitingMax) {
        this.running = new Semaphore(runningMax, true);
        this.admitted = new Semaphore(runningMax + waitingMax);
    }

    /** @throws HttpException 503 when too many wait already */
    <T> T run(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            throw new HttpException(503, "login.busy");
        }
        try {
            running.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                running.release();
            }
        } finally {
            admitted.release();
        }
    }

    /** How many tasks would not be refused now. */
    int placesLeft() {
        return admitted.availablePermits();
    }
}
