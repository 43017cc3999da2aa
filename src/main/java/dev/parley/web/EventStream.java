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
 * One open connection for server-sent events (HTML standard, section 9.2) to one browser. Nothing here ever waits for
 * the network: what the browser does not take yet is queued, and when the queue is full it is refused.
 */
public final class EventStream {
    /** Beyond this the browser is too slow, and is told later how things stand instead of how they came to be so. */
    static final int QUEUE_BYTES_MAX = 256 * 1024;

    public static final String CONTENT_TYPE = "text/event-stream;charset=UTF-8";

    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);
    /** After a lost connection the browser comes back in a second, not in its three. */
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
     * @param whenClosed run once, when it is closed, by whichever side; also when it cannot be opened
     */
    public static EventStream open(HttpServletRequest request, HttpServletResponse response, Runnable whenClosed)
            throws IOException {
        try {
            return start(request, response, whenClosed);
        } catch (IOException | RuntimeException gone) {
            whenClosed.run();
            throw gone;
        }
    }

    private static EventStream start(HttpServletRequest request, HttpServletResponse response, Runnable whenClosed)
            throws IOException {
        response.setContentType(CONTENT_TYPE);
        response.setHeader("Cache-Control", "no-store");
        // nginx would else collect a page's worth before it passes anything on.
        response.setHeader("X-Accel-Buffering", "no");
        var async = request.startAsync();
        async.setTimeout(0);
        var stream = new EventStream(async, response.getOutputStream(), whenClosed);
        stream.listen();
        stream.offer(RETRY);
        return stream;
    }

    /** What a browser that lost its connection saw last ({@code Last-Event-ID}); 0 for nothing, or for nothing of ours. */
    public static long lastEventId(HttpServletRequest request) {
        var id = request.getHeader("Last-Event-ID");
        return id != null && id.matches("\\d{1,15}") ? Long.parseLong(id) : 0;
    }

    /**
     * The bytes of one event. The id is for the browser to remember; data may have many lines.
     *
     * @param name of the event, without line breaks
     */
    public static byte[] event(String name, long id, String data) {
        var lines = data.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\ndata: ");
        return ("event: " + name + "\nid: " + id + "\ndata: " + lines + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Sends soon, or refuses: false when the browser lags too far behind or is gone. Never waits. */
    public synchronized boolean offer(byte[] bytes) {
        if (isClosed || isEnding) return false;
        if (!queue.isEmpty() && queuedBytes + bytes.length > QUEUE_BYTES_MAX) return false;
        enqueue(bytes);
        return true;
    }

    /** Sends a comment when nothing else is on its way: a dead connection is noticed only by writing. */
    public synchronized void ping() {
        if (queue.isEmpty() && !isClosed) enqueue(PING);
    }

    /** Sends the last bytes, however far the browser lags, and closes once they are out. */
    public synchronized void endWith(byte[] bytes) {
        if (isClosed || isEnding) return;
        isEnding = true;
        enqueue(bytes);
    }

    /** Whether everything sent so far has left. */
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

    /** Writes until the queue is empty or the container says that it will call again. */
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
        } catch (IOException | RuntimeException gone) {
            close();
        }
    }

    private synchronized void close() {
        if (isClosed) return;
        isClosed = true;
        whenClosed.run();
        queue.clear();
        queuedBytes = 0;
        try {
            async.complete();
        } catch (IllegalStateException alreadyComplete) {
            // The container noticed the end before we did.
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
