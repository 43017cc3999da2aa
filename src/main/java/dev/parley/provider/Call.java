package dev.parley.provider;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One question to a model server, which any thread may abort at any time.
 *
 * <p>Jersey gives no handle before the headers have come, and a server that loads a model sends none for minutes. So what
 * blocks (the look-up of a name, the request itself) is registered here, and an abort cancels it: the connection is reset,
 * which is what makes a model server stop computing.
 */
final class Call {
    /** A Jersey call is made in the caller's thread; that is how the HTTP client below it finds its call. */
    static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();

    /** Runs something later, and tells the time. */
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

    /** From now on an abort cancels this; at once if there was one already. */
    void runs(Cancellable cancellable) {
        var unused = aborted.thenRun(cancellable::cancel);
    }

    /** Idempotent. Also how a call is ended whose answer was read, for the rest of it is not worth waiting for. */
    void abort() {
        aborted.complete(null);
    }

    /** The same after this time, unless it is put off by another call of this method before. */
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
