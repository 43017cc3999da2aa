package dev.parley.concurrent;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Factories and pools of daemon threads. The pools have no queue unless their description says so. */
public final class DaemonThreads {
    private static final int IDLE_SECONDS_MAX = 10;

    private DaemonThreads() {}

    /** Creates threads with this name. */
    public static ThreadFactory named(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** A pool with one thread for each processor, for tasks that compute. It has a queue without a limit. */
    public static ExecutorService perProcessor(String name) {
        return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), named(name));
    }

    /** A pool for tasks that block. It rejects a task when all threads are busy. */
    public static ExecutorService upTo(int threadsMax, String name) {
        return new ThreadPoolExecutor(
                0, threadsMax, IDLE_SECONDS_MAX, TimeUnit.SECONDS, new SynchronousQueue<>(), named(name));
    }

    /** A pool for tasks that compute. It rejects a task when all threads are busy and as many tasks wait as are allowed. */
    public static ExecutorService upTo(int threadsMax, int waitingMax, String name) {
        var pool = new ThreadPoolExecutor(
                threadsMax,
                threadsMax,
                IDLE_SECONDS_MAX,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waitingMax),
                named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * A thread for each task: virtual threads if this Java has them (21 and later), else platform threads. There is no
     * limit, so the caller needs one: a platform thread occupies about 100 KB.
     */
    public static ExecutorService perTask(String name) {
        return areVirtual() ? virtual() : upTo(Integer.MAX_VALUE, name);
    }

    /** Whether {@link #perTask} has virtual threads. */
    public static boolean areVirtual() {
        return Runtime.version().feature() >= 21;
    }

    /** By reflection, because this class is compiled for Java 17. */
    private static ExecutorService virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
