package dev.parley;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work for the moment in which the process is told to end (SIGTERM). Containers have a hook of their own, and Jetty's first
 * closes connections and tells applications afterwards: too late to tell a browser how its answer ended. Hooks run beside
 * each other, so this one need not wait for that.
 */
final class ShutdownHook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownHook.class);

    private final Thread thread;

    private ShutdownHook(Runnable work) {
        thread = new Thread(work, "parley-shutdown");
    }

    static ShutdownHook of(Runnable work) {
        var hook = new ShutdownHook(work);
        Runtime.getRuntime().addShutdownHook(hook.thread);
        return hook;
    }

    /** Takes the work back: an application that was taken out of a running container is gone. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException ending) {
            LOG.debug("The process is ending already", ending);
        }
    }
}
