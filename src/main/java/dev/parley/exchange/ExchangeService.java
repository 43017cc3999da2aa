package dev.parley.exchange;

import dev.parley.concurrent.Scheduler;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.provider.AnswerRecording;
import dev.parley.provider.RecordingMemory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the exchanges of running answers, and stores them when the answers have ended: in a thread of its own, so that no
 * answer waits for it. What cannot be stored is lost.
 */
public final class ExchangeService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeService.class);

    private static final Duration CLEANUP_PERIOD = Duration.ofHours(1);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final ExchangeStore store;
    private final Retention retention;
    private final Clock clock;
    private final Ticker ticker;
    private final RecordingMemory memory = new RecordingMemory();
    private final Map<Long, AnswerRecording> running = new ConcurrentHashMap<>();
    private final Map<Long, AnswerRecording> ended = new ConcurrentHashMap<>();
    private final Scheduler writer = new Scheduler("parley-exchanges");

    public ExchangeService(Database database, Retention retention, Clock clock, Ticker ticker) {
        store = new ExchangeStore(database);
        this.retention = retention;
        this.clock = clock;
        this.ticker = ticker;
        writer.nowAndEvery(CLEANUP_PERIOD, this::removeOld);
    }

    /** The stored exchanges. */
    public ExchangeStore store() {
        return store;
    }

    /** How much is kept. */
    public Retention retention() {
        return retention;
    }

    /**
     * Begins to record an answer; empty if nothing is recorded.
     *
     * @param hasOwnKey whether the request is sent with the user's own key, so that its last characters may be shown
     */
    public Optional<AnswerRecording> begin(long messageId, boolean hasOwnKey) {
        if (!retention.isOn()) {
            return Optional.empty();
        }
        var recording = new AnswerRecording(memory, clock, ticker, hasOwnKey);
        running.put(messageId, recording);
        return Optional.of(recording);
    }

    /** Ends the recording of an answer whose end is stored. Does not wait. */
    public void end(long messageId) {
        Optional.ofNullable(running.remove(messageId)).ifPresent(recording -> {
            ended.put(messageId, recording);
            writer.execute(() -> store(messageId, recording));
        });
    }

    /** Whether the exchanges of an answer are about to be stored. */
    public boolean isEnding(long messageId) {
        return running.containsKey(messageId) || ended.containsKey(messageId);
    }

    private void store(long messageId, AnswerRecording recording) {
        try {
            var exchanges = recording.end();
            if (!exchanges.isEmpty()) {
                store.add(messageId, exchanges, retention.answersPerUser());
            }
        } catch (RuntimeException e) {
            LOG.warn("The exchanges of answer {} are not stored", messageId, e);
        } finally {
            recording.release();
            ended.remove(messageId, recording);
        }
    }

    private void removeOld() {
        var before = retention.isOn() ? clock.instant().minus(Duration.ofDays(retention.days())) : clock.instant();
        while (!writer.isClosed() && store.removeSome(before)) {
            // The next ones.
        }
    }

    /** Stores what has ended. */
    @Override
    public void close() {
        writer.closeAndWait(CLOSE_MAX);
    }
}
