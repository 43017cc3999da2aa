package dev.parley;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread brings about and tells nobody, and leaves the processor to that thread meanwhile. */
public final class Await {
    /** No verdict hangs on it: it only ends a test that has failed already. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(5);

    private Await() {}

    /** Returns once the condition holds. */
    public static void until(BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos) throw new AssertionError("It does not happen");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
