package dev.parley.chat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes deleted chats when their time is over, in a thread of its own: now, and again and again until it is closed. */
public final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Duration END_WAIT_MAX = Duration.ofSeconds(5);

    private final DeletedChatStore deleted;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "parley-sweeper");
        thread.setDaemon(true);
        return thread;
    });

    @SuppressWarnings("FutureReturnValueIgnored") // It never completes, and logs its own failures.
    public Sweeper(DeletedChatStore deleted) {
        this.deleted = deleted;
        executor.scheduleWithFixedDelay(this::sweep, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns when nothing is being removed any more, so that the database may be closed. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            boolean isOver = executor.awaitTermination(END_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
            if (!isOver) {
                LOG.warn("Deleted chats are still being removed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that fails is tried again at its next turn, not dropped for ever. */
    private void sweep() {
        try {
            deleted.purge();
        } catch (RuntimeException | Error e) {
            LOG.error("Deleted chats could not be removed", e);
        }
    }
}
