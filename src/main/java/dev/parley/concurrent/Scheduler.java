package dev.parley.concurrent;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread that runs tasks one after another. A failed task is logged and does not affect the others. After the
 * scheduler is closed, new tasks are dropped.
 */
public final class Scheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    private final String name;
    private final ScheduledThreadPoolExecutor executor;

    /** @param name the name of the thread */
    public Scheduler(String name) {
        this.name = name;
        executor = new ScheduledThreadPoolExecutor(1, DaemonThreads.named(name), new DiscardPolicy());
        // Otherwise a canceled timeout would keep its objects in memory until it is due.
        executor.setRemoveOnCancelPolicy(true);
        executor.prestartCoreThread();
    }

    /** Runs a task as soon as possible. */
    public void execute(Runnable task) {
        executor.execute(guarded(task));
    }

    /**
     * Runs a task once, after this time.
     *
     * @return cancels the task if it has not begun
     */
    public Runnable after(Duration time, Runnable task) {
        var scheduled = executor.schedule(guarded(task), time.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /** Runs a task repeatedly, with this time before the first run and between two runs. */
    public void every(Duration time, Runnable task) {
        every(time, time, task);
    }

    /** Runs a task repeatedly, beginning now. */
    public void nowAndEvery(Duration time, Runnable task) {
        every(Duration.ZERO, time, task);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The task never completes, and logs its failures.
    private void every(Duration first, Duration time, Runnable task) {
        executor.scheduleWithFixedDelay(guarded(task), first.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    public boolean isClosed() {
        return executor.isShutdown();
    }

    /** Drops all waiting tasks and interrupts the running one. Does not wait for it. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** Runs the tasks that are due, drops the periodic ones, and waits until the last one has ended, up to this time. */
    public void closeAndWait(Duration timeMax) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(timeMax.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("Thread {} is still running", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The executor would not run a periodic task again after a failure, and would not report other failures. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A task of thread {} failed", name, e);
            }
        };
    }
}
