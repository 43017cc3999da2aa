package dev.parley.provider;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The JDK's shared timeout thread ({@link CompletableFuture#completeOnTimeout}). */
final class Delays {
    private Delays() {}

    /**
     * Starts the thread, if it is not running yet, without this application's class loader. The thread never ends, so
     * with the class loader it would keep an undeployed application in memory.
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
