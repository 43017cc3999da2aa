package dev.parley.generation;

import dev.parley.web.EventChannel;
import dev.parley.web.ServerSentEvent;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One browser that follows one answer. It gets a snapshot of the answer so far, then the changes. If it is too slow,
 * changes are left out, and it gets a new snapshot when it has received everything before. It never delays other threads.
 */
public final class Follower {
    private final EventChannel stream;
    private final long lastEventId;
    private final String language;
    private final Supplier<String> finished;
    private boolean isLagging;

    /**
     * @param lastEventId the id of the last event that the browser has received, or 0; the next events have higher ids
     * @param language the language of the finished message
     * @param finished renders the finished message when it is stored
     */
    public Follower(EventChannel stream, long lastEventId, String language, Supplier<String> finished) {
        this.stream = stream;
        this.lastEventId = lastEventId;
        this.language = language;
        this.finished = finished;
    }

    /** Sends a message that was finished before this follower connected. */
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
     * Sends the last event of every connection, the stored message. The browser then closes the connection for good.
     *
     * @param html the message; empty if it could not be rendered: then the browser reconnects and asks again
     */
    void done(long eventId, Optional<String> html) {
        stream.sendAndClose(
                html.map(done -> ServerSentEvent.encode("done", eventId, done)).orElse(new byte[0]));
    }
}
