package dev.parley.provider;

import java.time.Duration;

/** Runs tasks later: a {@link dev.parley.concurrent.Scheduler}, or a clock that a test advances. */
@FunctionalInterface
interface Timeouts {
    /**
     * Runs a task after this time. It must not wait.
     *
     * @return cancels the task if it has not begun
     */
    Runnable after(Duration time, Runnable task);
}
