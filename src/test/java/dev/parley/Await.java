package dev.parley;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition that another thread fulfils without a notification, and yields the processor meanwhile. */
public final class Await {
    /** Does not decide whether a test passes: it only ends a test that has already failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(5);

    private Await() {}

    /** Returns once the condition holds. */
    public static void until(BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("It does not happen");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
