package dev.parley.connection.check;

import dev.parley.account.User;
import dev.parley.concurrent.DaemonThreads;
import dev.parley.concurrent.Ticker;
import dev.parley.connection.Connection;
import dev.parley.db.Database;
import dev.parley.db.DatabaseException;
import dev.parley.limit.Limit;
import dev.parley.limit.LimitStore;
import dev.parley.provider.AnswerRecording;
import dev.parley.provider.ModelMemory;
import dev.parley.provider.ModelProbe;
import dev.parley.provider.RecordingMemory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs checks in the background, one at a time for each connection, and stores their results. */
public final class CheckService implements AutoCloseable {
    /** Checks of all users at the same time. */
    private static final int CHECKS_AT_ONCE_MAX = 8;

    /** Checks of one user in an hour: each costs a few hundred tokens. */
    private static final Limit CHECKS_PER_HOUR = new Limit("checks", 20, Duration.ofHours(1));

    private static final Logger LOG = LoggerFactory.getLogger(CheckService.class);

    private record Running(String model, Instant at, List<CheckedStep> steps) {}

    private final ModelProbe probe;
    private final ModelMemory memory;
    private final CheckStore store;
    private final LimitStore limits;
    private final Clock clock;
    private final Ticker ticker;
    private final RecordingMemory recordingMemory = new RecordingMemory();
    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private final ExecutorService executor = DaemonThreads.upTo(CHECKS_AT_ONCE_MAX, "parley-checks");

    public CheckService(
            ModelProbe probe, ModelMemory memory, Database database, LimitStore limits, Clock clock, Ticker ticker) {
        this.probe = probe;
        this.memory = memory;
        this.store = new CheckStore(database);
        this.limits = limits;
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * Starts a check, unless one of this connection is running.
     *
     * @return whether it is running; false if too many others are
     * @throws dev.parley.limit.LimitReachedException if the user has started too many
     */
    public boolean start(User user, Connection connection, String model) {
        var started = new Running(model, clock.instant(), new CopyOnWriteArrayList<>());
        if (running.putIfAbsent(connection.id(), started) != null) {
            return true;
        }
        try {
            limits.count(CHECKS_PER_HOUR, Long.toString(user.id()));
            executor.execute(() -> run(user, connection, started));
            return true;
        } catch (RejectedExecutionException e) {
            running.remove(connection.id());
            return false;
        } catch (RuntimeException e) {
            running.remove(connection.id());
            throw e;
        }
    }

    /** The running check of a connection, otherwise the last one. The caller must have found the connection for the user. */
    public Optional<CheckResult> result(Connection connection) {
        return Optional.ofNullable(running.get(connection.id()))
                .map(one -> new CheckResult(one.model(), one.at(), List.copyOf(one.steps()), true))
                .or(() -> store.find(connection.id()));
    }

    private void run(User user, Connection connection, Running started) {
        try {
            new ConnectionCheck(
                            probe,
                            memory,
                            () -> new AnswerRecording(recordingMemory, clock, ticker, connection.isPaidByUser()),
                            connection,
                            started.model(),
                            started.steps()::add)
                    .run();
        } catch (RuntimeException e) {
            LOG.error("The check of connection {} failed", connection.id(), e);
        } finally {
            try {
                store.store(
                        connection,
                        user.id(),
                        new CheckResult(started.model(), started.at(), List.copyOf(started.steps()), false));
            } catch (DatabaseException e) {
                LOG.warn("The check of connection {} is not stored", connection.id(), e);
            } finally {
                running.remove(connection.id());
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
