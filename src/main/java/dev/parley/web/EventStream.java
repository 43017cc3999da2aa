package dev.parley.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * An open connection that sends {@link ServerSentEvent}s to one browser. No method blocks: bytes that the network does not
 * accept yet are queued, and {@link #trySend} fails when the queue is full.
 */
public final class EventStream implements EventChannel, OpenResponse {
    /** When the queue is full, the browser is too slow: it receives the current state later instead of every event. */
    static final int QUEUE_BYTES_MAX = 256 * 1024;

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Runnable onClose;
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private int queuedBytes;
    private boolean isWritable;
    private boolean isUnflushed;
    private boolean isClosing;
    private boolean isClosed;

    private EventStream(AsyncContext async, ServletOutputStream out, Runnable onClose) {
        this.async = async;
        this.out = out;
        this.onClose = onClose;
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
        var async = request.startAsync();
        async.setTimeout(0);
        var stream = new EventStream(async, response.getOutputStream(), onClose);
        stream.listen();
        stream.trySend(ServerSentEvent.RETRY);
        return stream;
    }

    @Override
    public synchronized boolean trySend(byte[] bytes) {
        if (isClosed || isClosing) {
            return false;
        }
        if (!queue.isEmpty() && queuedBytes + bytes.length > QUEUE_BYTES_MAX) {
            return false;
        }
        enqueue(bytes);
        return true;
    }

    @Override
    public synchronized void ping() {
        if (queue.isEmpty() && !isClosed) {
            enqueue(ServerSentEvent.PING);
        }
    }

    /** Queues an event even if the queue is full. For few events: those that a browser must not miss. */
    synchronized void send(byte[] bytes) {
        if (!isClosed && !isClosing) {
            enqueue(bytes);
        }
    }

    /** Closes the stream once the last event is sent. */
    @Override
    public synchronized void sendAndClose(byte[] bytes) {
        if (isClosed || isClosing) {
            return;
        }
        isClosing = true;
        enqueue(bytes);
    }

    @Override
    public synchronized boolean isDrained() {
        return queue.isEmpty() && !isClosed;
    }

    @Override
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
                } else if (isClosing) {
                    close();
                } else {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            close();
        }
    }

    /** Closes the stream at once, without the queued bytes. The browser then reconnects. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        onClose.run();
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
            public void onError(Throwable cause) {
                close();
            }
        });
    }
}
