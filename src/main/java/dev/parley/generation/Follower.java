package dev.parley.generation;

import dev.parley.web.EventStream;
import dev.parley.web.ServerSentEvent;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One browser that watches one generation. It is told everything from the start by a snapshot, then what changes; when it
 * lags, changes are left out and it is given a new snapshot once it has caught up. It never holds up anybody.
 */
public final class Follower {
    private final EventStream stream;
    private final long lastEventId;
    private final String language;
    private final Supplier<String> finished;
    private boolean isLagging;

    /**
     * @param lastEventId of the event that the browser saw last, 0 for none; later ones are numbered on from there
     * @param language in which the finished message is rendered
     * @param finished renders the finished message, once it is stored
     */
    public Follower(EventStream stream, long lastEventId, String language, Supplier<String> finished) {
        this.stream = stream;
        this.lastEventId = lastEventId;
        this.language = language;
        this.finished = finished;
    }

    /** Tells of a message that was finished before. */
    public void done() {
        done(lastEventId + 1, Optional.of(finished()));
    }

    long lastEventId() {
        return lastEventId;
    }

    String language() {
        return language;
    }

    String finished() {
        return finished.get();
    }

    boolean isGone() {
        return stream.isClosed();
    }

    void show(byte[] snapshot) {
        isLagging = !stream.trySend(snapshot);
    }

    void show(byte[] frame, Supplier<byte[]> snapshot) {
        if (!isLagging) {
            isLagging = !stream.trySend(frame);
        } else if (stream.isDrained()) {
            show(snapshot.get());
        }
    }

    void ping() {
        stream.ping();
    }

    /**
     * The last event of every connection: the message as it is stored. The browser then closes for good.
     *
     * @param html empty when it could not be had: the browser comes back and asks again
     */
    void done(long eventId, Optional<String> html) {
        stream.sendAndClose(
                html.map(done -> ServerSentEvent.encode("done", eventId, done)).orElse(new byte[0]));
    }
}
