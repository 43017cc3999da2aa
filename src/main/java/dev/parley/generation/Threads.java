package dev.parley.generation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads in which answers are read, one for each: virtual ones where the running Java has them (21 and later), else
 * a bounded pool, for a platform thread costs some 100 KB.
 */
final class Threads {
    /** As many as there are connections to model servers. */
    static final int MAX = 4_000;

    private static final int PLATFORM_DEFAULT = 600;
    private static final long IDLE_SECONDS_MAX = 30;

    private Threads() {}

    /** As many as there are processors, for work that computes. */
    static ExecutorService few(String name) {
        return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    static boolean areVirtual() {
        return Runtime.version().feature() >= 21;
    }

    /** How many answers are written at once, unless told otherwise. */
    static int byDefault() {
        return areVirtual() ? MAX : PLATFORM_DEFAULT;
    }

    /** @param max how many there are at most */
    static ExecutorService executor(int max) {
        return areVirtual() ? virtual() : platform(max);
    }

    /** By reflection, for this is compiled for Java 17. */
    private static ExecutorService virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ExecutorService platform(int max) {
        return new ThreadPoolExecutor(0, max, IDLE_SECONDS_MAX, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            var thread = new Thread(task, "parley-answer");
            thread.setDaemon(true);
            return thread;
        });
    }
}
