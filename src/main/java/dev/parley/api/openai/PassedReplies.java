package dev.parley.api.openai;

import dev.parley.account.UserData;
import dev.parley.concurrent.DaemonThreads;
import dev.parley.concurrent.Scheduler;
import dev.parley.concurrent.Ticker;
import dev.parley.generation.Limits;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** All replies on their way to programs, each with a thread of its own; their number is that of the answers at once. */
final class PassedReplies implements UserData, AutoCloseable {
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIME_MAX = Duration.ofSeconds(5);

    private final Limits limits;
    private final Ticker ticker;
    private final ExecutorService threads = DaemonThreads.perTask("parley-reply");
    private final Scheduler checks = new Scheduler("parley-replies");
    private final Set<PassedReply> running = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    PassedReplies(Limits limits, Ticker ticker) {
        this.limits = limits;
        this.ticker = ticker;
        checks.every(CHECK_INTERVAL, this::check);
    }

    void start(PassedReply reply) {
        running.add(reply);
        threads.execute(reply);
        if (isClosed) {
            reply.stop();
        }
    }

    private void check() {
        running.removeIf(PassedReply::isOver);
        long nowNanos = ticker.nanos();
        running.forEach(reply -> reply.check(nowNanos, limits));
    }

    /** Ends the replies to the programs of a user whose account is deleted. */
    @Override
    public void stop(long userId) {
        running.stream().filter(reply -> reply.userId() == userId).forEach(PassedReply::stop);
    }

    /** Nothing is stored of replies. */
    @Override
    public boolean removeSome(long userId) {
        return false;
    }

    /** Ends all replies and waits until their usage is stored. Idempotent. */
    @Override
    public void close() {
        isClosed = true;
        running.forEach(PassedReply::stop);
        long deadlineNanos = ticker.nanos() + CLOSE_TIME_MAX.toNanos();
        for (var reply : running) {
            try {
                if (!reply.ended().await(deadlineNanos - ticker.nanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        checks.close();
        threads.shutdown();
    }
}
