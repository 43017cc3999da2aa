package dev.parley.account;

import dev.parley.web.HttpException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Limits CPU-bound work: a few tasks run at the same time, a few more wait, and all others are rejected. */
final class ConcurrencyLimiter {
    private final Semaphore running;
    private final Semaphore admitted;

    ConcurrencyLimiter(int runningMax, int waitingMax) {
        this.running = new Semaphore(runningMax, true);
        this.admitted = new Semaphore(runningMax + waitingMax);
    }

    /** @throws HttpException 503 if too many tasks are waiting */
    <T> T run(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            throw busy();
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

    /**
     * Rejects a task that {@link #run} would probably reject, before something else is done for it.
     *
     * @throws HttpException 503 if too many tasks are waiting
     */
    void requireRoom() {
        if (admitted.availablePermits() == 0) {
            throw busy();
        }
    }

    private static HttpException busy() {
        return new HttpException(503, "login.busy");
    }

    /** The number of tasks that would be accepted now. */
    int availablePermits() {
        return admitted.availablePermits();
    }
}
