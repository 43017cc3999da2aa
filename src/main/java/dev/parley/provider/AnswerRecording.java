package dev.parley.provider;

import dev.parley.concurrent.Ticker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the exchanges of one answer with its model server, in order: a retry, a repetition without token counts, a request
 * with less history. A failure of the recording does not affect the answer.
 */
public final class AnswerRecording {
    /** Exchanges of one answer that are recorded. The engine sends fewer. */
    public static final int EXCHANGES_MAX = 16;

    private static final Logger LOG = LoggerFactory.getLogger(AnswerRecording.class);

    private final RecordingMemory memory;
    private final Clock clock;
    private final Ticker ticker;
    private final boolean mayShowKeyEnd;
    private final List<ExchangeRecording> exchanges = new ArrayList<>();
    private boolean hasEnded;

    /** @param mayShowKeyEnd whether the last characters of the key may be kept, because the user has entered it */
    public AnswerRecording(RecordingMemory memory, Clock clock, Ticker ticker, boolean mayShowKeyEnd) {
        this.memory = memory;
        this.clock = clock;
        this.ticker = ticker;
        this.mayShowKeyEnd = mayShowKeyEnd;
    }

    /** Begins to record a request that is about to be sent. */
    synchronized Optional<ExchangeRecording> begin(Provider provider, ClassicHttpRequest request) {
        if (hasEnded || exchanges.size() == EXCHANGES_MAX) {
            return Optional.empty();
        }
        try {
            exchanges.forEach(ExchangeRecording::close);
            var exchange = new ExchangeRecording(
                    memory, clock.instant(), ticker, provider, new HeaderMask(provider, mayShowKeyEnd));
            exchange.sends(request);
            exchanges.add(exchange);
            return Optional.of(exchange);
        } catch (RuntimeException e) {
            LOG.warn("A request is not recorded: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    /** Ends the recording, even if the answer is still being read, and returns what was recorded. */
    public synchronized List<Exchange> end() {
        hasEnded = true;
        return exchanges.stream().map(ExchangeRecording::end).toList();
    }

    /** Releases the memory of a recording that has ended. */
    public synchronized void release() {
        exchanges.forEach(ExchangeRecording::release);
        exchanges.clear();
    }
}
