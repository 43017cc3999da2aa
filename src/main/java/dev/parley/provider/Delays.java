package dev.parley.provider;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The one thread with which the JDK ends waits ({@link CompletableFuture#completeOnTimeout}). */
final class Delays {
    private Delays() {}

    /**
     * Starts it, if it does not run yet, without our class loader: it never ends, and would keep an application in memory
     * that was taken out of its container.
     */
    static void start() {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, 0, TimeUnit.NANOSECONDS)
                    .join();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }
}
