package dev.parley.provider;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One request to a model server, which any thread may abort at any time.
 *
 * <p>Jersey gives no handle before the headers have arrived, and a server that loads a model sends none for minutes. So
 * each blocking operation (the name lookup, the request itself) is registered here, and an abort cancels it: the
 * connection is reset, which makes a model server stop computing.
 */
final class Call {
    /** Jersey runs a request in the caller's thread, so the HTTP client below it finds the call here. */
    static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();

    /** Runs a task later, and gives the current time. */
    interface Timer {
        Timer SYSTEM = new Timer() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void after(Duration time, Runnable work) {
                CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                        .execute(work);
            }
        };

        long nanos();

        void after(Duration time, Runnable work);
    }

    private final CompletableFuture<Void> aborted = new CompletableFuture<>();
    private final Timer timer;
    private long abortAtNanos;
    private boolean isTimed;

    Call() {
        this(Timer.SYSTEM);
    }

    Call(Timer timer) {
        this.timer = timer;
    }

    /** Registers the current operation, which an abort cancels; cancels it at once if the call is aborted already. */
    void runs(Cancellable cancellable) {
        var unused = aborted.thenRun(cancellable::cancel);
    }

    /** Aborts the call. Idempotent. Also ends a call whose answer has been read, instead of waiting for the rest. */
    void abort() {
        aborted.complete(null);
    }

    /** Aborts the call after this time. Another call of this method before then sets a new time. */
    synchronized void abortAfter(Duration time) {
        abortAtNanos = timer.nanos() + time.toNanos();
        if (!isTimed) {
            isTimed = true;
            timer.after(time, this::abortIfDue);
        }
    }

    private synchronized void abortIfDue() {
        long leftNanos = abortAtNanos - timer.nanos();
        if (leftNanos > 0) {
            timer.after(Duration.ofNanos(leftNanos), this::abortIfDue);
        } else {
            abort();
        }
    }
}
