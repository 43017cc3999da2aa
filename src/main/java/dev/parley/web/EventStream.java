package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * An open connection that sends {@link ServerSentEvent}s to one browser. No method blocks: bytes that the network does not
 * accept yet are queued, and {@link #trySend} fails when the queue is full.
 */
public final class EventStream implements EventChannel, OpenResponse {
    /** When the queue is full, the browser is too slow: it receives the current state later instead of every event. */
    static final int QUEUE_BYTES_MAX = 256 * 1024;

    private final ResponseQueue queue;

    private EventStream(ResponseQueue queue) {
        this.queue = queue;
    }

    /**
     * Turns a request into a stream that stays open when the servlet returns.
     *
     * @param onClose runs once, when either side closes the stream, or when it cannot be opened
     */
    public static EventStream open(HttpServletRequest request, HttpServletResponse response, Runnable onClose)
            throws IOException {
        try {
            return start(request, response, onClose);
        } catch (IOException | RuntimeException e) {
            onClose.run();
            throw e;
        }
    }

    private static EventStream start(HttpServletRequest request, HttpServletResponse response, Runnable onClose)
            throws IOException {
        response.setContentType(ServerSentEvent.CONTENT_TYPE);
        response.setHeader("Cache-Control", "no-store");
        // Stop nginx from buffering the response, which would delay events.
        response.setHeader("X-Accel-Buffering", "no");
        var stream = new EventStream(ResponseQueue.open(request, response, onClose));
        stream.trySend(ServerSentEvent.RETRY);
        return stream;
    }

    @Override
    public boolean trySend(byte[] bytes) {
        return queue.add(bytes, QUEUE_BYTES_MAX);
    }

    @Override
    public void ping() {
        queue.addIfEmpty(ServerSentEvent.PING);
    }

    /** Queues an event even if the queue is full. For few events: those that a browser must not miss. */
    void send(byte[] bytes) {
        queue.add(bytes, Integer.MAX_VALUE);
    }

    /** Closes the stream once the last event is sent. */
    @Override
    public void sendAndClose(byte[] bytes) {
        queue.end(bytes);
    }

    @Override
    public boolean isDrained() {
        return queue.isDrained();
    }

    @Override
    public boolean isClosed() {
        return queue.isClosed();
    }

    /** Closes the stream at once, without the queued bytes. The browser then reconnects. */
    @Override
    public void close() {
        queue.close();
    }
}
