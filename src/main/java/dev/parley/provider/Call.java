package dev.parley.provider;

import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One question to a model server, which any thread may abort at any time.
 *
 * <p>Jersey gives no handle before the headers have come, and a server that loads a model sends none for minutes. So what
 * blocks (a look-up of a name, the request itself) is registered here, and an abort cancels it: the connection is reset,
 * which is what makes a model server stop computing.
 */
final class Call {
    /** A Jersey call is made in the caller's thread; that is how the HTTP client below it finds its call. */
    static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();

    private final Object lock = new Object();
    private boolean aborted;
    private @Nullable Cancellable running;

    /** From now on an abort cancels this; at once if there was one already. */
    void runs(Cancellable cancellable) {
        synchronized (lock) {
            running = cancellable;
            if (!aborted) {
                return;
            }
        }
        cancellable.cancel();
    }

    /** Idempotent. Also how a call is ended whose answer was read, for the rest of it is not worth waiting for. */
    void abort() {
        Cancellable cancellable;
        synchronized (lock) {
            aborted = true;
            cancellable = running;
            running = null;
        }
        // Outside the lock: closing a TLS connection may take a moment.
        if (cancellable != null) {
            cancellable.cancel();
        }
    }

    boolean aborted() {
        synchronized (lock) {
            return aborted;
        }
    }
}
