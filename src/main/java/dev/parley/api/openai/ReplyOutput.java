package dev.parley.api.openai;

import dev.parley.web.OpenResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The response to a program, which stays open when the servlet returns. Nothing may be left out of it, so the thread that
 * writes waits while the program reads too slowly; that is never a thread of the container.
 */
final class ReplyOutput implements OpenResponse {
    /** What the program has not received yet, except for the last piece. */
    static final int QUEUE_BYTES_MAX = 128 * 1024;

    private final AsyncContext async;
    private final HttpServletResponse response;
    private final ServletOutputStream out;
    private final Runnable onClose;
    /** Not a monitor, because a virtual thread that waits for one occupies a platform thread before Java 24. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition isRoomy = lock.newCondition();
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private int queuedBytes;
    private boolean hasBegun;
    private boolean isWaiting;
    private boolean isWritable;
    private boolean isUnflushed;
    private boolean isClosing;
    private boolean isClosed;

    private ReplyOutput(HttpServletRequest request, HttpServletResponse response, Runnable onClose) throws IOException {
        this.response = response;
        this.onClose = onClose;
        out = response.getOutputStream();
        async = request.startAsync();
        async.setTimeout(0);
    }

    /** @param onClose runs once, when either side has closed the response; it must not wait */
    static ReplyOutput open(HttpServletRequest request, HttpServletResponse response, Runnable onClose)
            throws IOException {
        var output = new ReplyOutput(request, response, onClose);
        output.listen();
        return output;
    }

    /** Sets the status and the headers, if that has not happened yet. Returns whether it did. */
    boolean begin(int status, Map<String, String> headers) {
        lock.lock();
        try {
            if (hasBegun || isClosed) {
                return false;
            }
            hasBegun = true;
            response.setStatus(status);
            headers.forEach(response::setHeader);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Writes a piece after {@link #begin}. Waits while the program reads too slowly; false if it has disconnected. */
    boolean write(byte[] piece) {
        lock.lock();
        try {
            isWaiting = true;
            while (!isClosed && queuedBytes > QUEUE_BYTES_MAX) {
                isRoomy.awaitUninterruptibly();
            }
            isWaiting = false;
            if (!isClosed) {
                enqueue(piece);
            }
            return !isClosed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the last piece waits until the program has read more. */
    boolean isWaiting() {
        lock.lock();
        try {
            return isWaiting || (isClosing && !isClosed);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isClosed() {
        lock.lock();
        try {
            return isClosed;
        } finally {
            lock.unlock();
        }
    }

    /** Writes a piece that may be left out, if nothing else waits. */
    void tryWrite(byte[] piece) {
        lock.lock();
        try {
            if (queue.isEmpty() && !isClosed && !isClosing) {
                enqueue(piece);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes the response when all is sent. Does not wait. */
    void end() {
        lock.lock();
        try {
            isClosing = true;
            drain();
        } finally {
            lock.unlock();
        }
    }

    /** So that the program notices that it is not complete. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (isClosed) {
                return;
            }
            isClosed = true;
            queue.clear();
            isRoomy.signalAll();
            onClose.run();
            async.complete();
        } catch (IllegalStateException e) {
            // The container has completed the request already.
            return;
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(byte[] piece) {
        queue.add(piece);
        queuedBytes += piece.length;
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
                    isRoomy.signalAll();
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

    private void resume() {
        lock.lock();
        try {
            isWritable = true;
            drain();
        } finally {
            lock.unlock();
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
