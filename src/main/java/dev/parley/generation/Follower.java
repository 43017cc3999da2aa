package dev.parley.generation;

import dev.parley.web.EventStream;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser that watches one generation. It is told everything from the start by a snapshot, then what changes; when it
 * lags, changes are left out and it is given a new snapshot once it has caught up. It never holds up anybody.
 */
public final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final EventStream stream;
    private final Supplier<String> finished;
    private boolean isLagging;

    /** @param finished renders the finished message, once it is stored */
    public Follower(EventStream stream, Supplier<String> finished) {
        this.stream = stream;
        this.finished = finished;
    }

    boolean isGone() {
        return stream.isClosed();
    }

    void show(byte[] snapshot) {
        isLagging = !stream.offer(snapshot);
    }

    void show(byte[] frame, Supplier<byte[]> snapshot) {
        if (!isLagging) {
            isLagging = !stream.offer(frame);
        } else if (stream.isDrained()) {
            show(snapshot.get());
        }
    }

    void ping() {
        stream.ping();
    }

    /** The last event of every connection: the message as it is stored. The browser then closes for good. */
    public void done(long eventId) {
        if (stream.isClosed()) return;
        try {
            stream.endWith(EventStream.event("done", eventId, finished.get()));
        } catch (RuntimeException failure) {
            // The browser comes back and asks again; the other followers are told meanwhile.
            LOG.error("A finished message could not be shown", failure);
            stream.endWith(new byte[0]);
        }
    }
}
