package dev.parley.web;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Several channels of events over one connection, because browsers open only six connections to a server with HTTP/1.1. The
 * names of a channel's events end with a hyphen and its key. When all channels are closed, an event {@code done} without data
 * closes the connection.
 */
public final class SharedEventStream {
    private final EventStream stream;
    private final long lastEventId;
    private final AtomicInteger openChannels;

    /**
     * @param lastEventId as in {@link ServerSentEvent#lastId}
     * @param channels the number of channels that will be opened
     */
    public SharedEventStream(EventStream stream, long lastEventId, int channels) {
        this.stream = stream;
        this.lastEventId = lastEventId;
        this.openChannels = new AtomicInteger(channels);
    }

    /** Opens a channel. */
    public EventChannel channel(String key) {
        return new Channel(("-" + key).getBytes(StandardCharsets.UTF_8));
    }

    private final class Channel implements EventChannel {
        private final byte[] suffix;
        private volatile boolean isClosed;

        private Channel(byte[] suffix) {
            this.suffix = suffix;
        }

        @Override
        public boolean trySend(byte[] bytes) {
            return !isClosed && stream.trySend(ServerSentEvent.renamed(bytes, suffix));
        }

        @Override
        public void ping() {
            stream.ping();
        }

        @Override
        public void sendAndClose(byte[] bytes) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            if (bytes.length == 0) {
                // The browser must reconnect and ask again.
                stream.close();
                return;
            }
            stream.send(ServerSentEvent.renamed(bytes, suffix));
            if (openChannels.decrementAndGet() == 0) {
                stream.sendAndClose(ServerSentEvent.encode("done", lastEventId + 1, ""));
            }
        }

        @Override
        public boolean isDrained() {
            return stream.isDrained();
        }

        @Override
        public boolean isClosed() {
            return isClosed || stream.isClosed();
        }
    }
}
