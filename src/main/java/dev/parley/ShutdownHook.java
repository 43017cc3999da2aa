package dev.parley;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task when the process is asked to end (SIGTERM). Containers have their own hook, and Jetty's closes
 * connections before it stops applications: too late to send the end of an answer to a browser. Hooks run concurrently,
 * so this one does not wait for Jetty's.
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

    /** Removes the hook: without this, an undeployed application would stay in memory and run its task at exit. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            LOG.debug("The process is ending already", e);
        }
    }
}
