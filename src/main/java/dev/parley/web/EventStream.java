package dev.parley.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One open connection for server-sent events (HTML standard, section 9.2) to one browser. No method waits for the
 * network: bytes that the browser cannot take yet are queued, and when the queue is full, new ones are refused.
 */
public final class EventStream {
    /** When more is queued, the browser is too slow; it gets the current state later instead of every event. */
    static final int QUEUE_BYTES_MAX = 256 * 1024;

    public static final String CONTENT_TYPE = "text/event-stream;charset=UTF-8";

    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);
    /** Makes the browser reconnect after one second; the default is three. */
    private static final byte[] RETRY = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Runnable whenClosed;
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private int queuedBytes;
    private boolean isWritable;
    private boolean isUnflushed;
    private boolean isEnding;
    private boolean isClosed;

    private EventStream(AsyncContext async, ServletOutputStream out, Runnable whenClosed) {
        this.async = async;
        this.out = out;
        this.whenClosed = whenClosed;
    }

    /**
     * Turns a request into a stream that stays open when the servlet returns.
     *
     * @param whenClosed runs once, when either side closes the stream, or when it cannot be opened
     */
    public static EventStream open(HttpServletRequest request, HttpServletResponse response, Runnable whenClosed)
            throws IOException {
        try {
            return start(request, response, whenClosed);
        } catch (IOException | RuntimeException e) {
            whenClosed.run();
            throw e;
        }
    }

    private static EventStream start(HttpServletRequest request, HttpServletResponse response, Runnable whenClosed)
            throws IOException {
        response.setContentType(CONTENT_TYPE);
        response.setHeader("Cache-Control", "no-store");
        // Otherwise nginx buffers the response and delays the events.
        response.setHeader("X-Accel-Buffering", "no");
        var async = request.startAsync();
        async.setTimeout(0);
        var stream = new EventStream(async, response.getOutputStream(), whenClosed);
        stream.listen();
        stream.offer(RETRY);
        return stream;
    }

    /** The id of the last event before a browser reconnected ({@code Last-Event-ID}); 0 if absent or malformed. */
    public static long lastEventId(HttpServletRequest request) {
        var id = request.getHeader("Last-Event-ID");
        return id != null && id.matches("\\d{1,15}") ? Long.parseLong(id) : 0;
    }

    /**
     * The bytes of one event. The browser sends the id back when it reconnects. The data may have several lines.
     *
     * @param name of the event, without line breaks
     */
    public static byte[] event(String name, long id, String data) {
        var lines = data.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\ndata: ");
        return ("event: " + name + "\nid: " + id + "\ndata: " + lines + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Queues bytes for sending; false when the queue is full or the stream is closed. Never blocks. */
    public synchronized boolean offer(byte[] bytes) {
        if (isClosed || isEnding) {
            return false;
        }
        if (!queue.isEmpty() && queuedBytes + bytes.length > QUEUE_BYTES_MAX) {
            return false;
        }
        enqueue(bytes);
        return true;
    }

    /** Sends a comment when nothing else is queued: a dead connection is detected only by writing. */
    public synchronized void ping() {
        if (queue.isEmpty() && !isClosed) {
            enqueue(PING);
        }
    }

    /** Queues the last bytes even when the queue is full, and closes the stream after they are sent. */
    public synchronized void endWith(byte[] bytes) {
        if (isClosed || isEnding) {
            return;
        }
        isEnding = true;
        enqueue(bytes);
    }

    /** Whether all queued bytes have been written and the stream is still open. */
    public synchronized boolean isDrained() {
        return queue.isEmpty() && !isClosed;
    }

    public synchronized boolean isClosed() {
        return isClosed;
    }

    private void enqueue(byte[] bytes) {
        queue.add(bytes);
        queuedBytes += bytes.length;
        drain();
    }

    private synchronized void resume() {
        isWritable = true;
        drain();
    }

    /** Writes until the queue is empty or the container is not ready; the container calls back when it is. */
    private void drain() {
        try {
            while (isWritable && !isClosed) {
                if (!out.isReady()) {
                    isWritable = false;
                } else if (!queue.isEmpty()) {
                    var next = queue.remove();
                    queuedBytes -= next.length;
                    out.write(next);
                    isUnflushed = true;
                } else if (isUnflushed) {
                    isUnflushed = false;
                    out.flush();
                } else if (isEnding) {
                    close();
                } else {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            close();
        }
    }

    private synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        whenClosed.run();
        queue.clear();
        queuedBytes = 0;
        try {
            async.complete();
        } catch (IllegalStateException e) {
            // The container has completed the request already.
            return;
        }
    }

    private void listen() {
        async.addListener(new AsyncListener() {
            @Override
            public void onComplete(AsyncEvent event) {
                close();
            }

            @Override
            public void onTimeout(AsyncEvent event) {
                close();
            }

            @Override
            public void onError(AsyncEvent event) {
                close();
            }

            @Override
            public void onStartAsync(AsyncEvent event) {}
        });
        out.setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() {
                resume();
            }

            @Override
            public void onError(Throwable gone) {
                close();
            }
        });
    }
}
