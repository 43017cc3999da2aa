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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A response that stays open when the servlet returns. What the network does not accept yet is queued; only
 * {@link #addWhenRoomy} waits.
 */
public final class ResponseQueue implements OpenResponse {
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Runnable onClose;
    /** Not a monitor, because a virtual thread that waits for one occupies a platform thread before Java 24. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition isRoomy = lock.newCondition();
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private int queuedBytes;
    private boolean isWaiting;
    private boolean isWritable;
    private boolean isUnflushed;
    private boolean isClosing;
    private boolean isClosed;

    private ResponseQueue(HttpServletRequest request, HttpServletResponse response, Runnable onClose)
            throws IOException {
        this.onClose = onClose;
        out = response.getOutputStream();
        async = request.startAsync();
        async.setTimeout(0);
    }

    /**
     * Keeps the response of a request open.
     *
     * @param onClose runs once, when either side has closed the response; it must not wait
     */
    public static ResponseQueue open(HttpServletRequest request, HttpServletResponse response, Runnable onClose)
            throws IOException {
        var queue = new ResponseQueue(request, response, onClose);
        queue.listen();
        return queue;
    }

    /** Runs this if the response is open, which it then stays meanwhile. Returns whether it ran. */
    public boolean ifOpen(Runnable work) {
        lock.lock();
        try {
            if (!isClosed) {
                work.run();
            }
            return !isClosed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a piece unless others wait and would be more than so many bytes with it.
     *
     * @return whether it was added
     */
    public boolean add(byte[] piece, int bytesMax) {
        lock.lock();
        try {
            boolean fits = queue.isEmpty() || queuedBytes + piece.length <= bytesMax;
            return fits && enqueue(piece);
        } finally {
            lock.unlock();
        }
    }

    /** Adds a piece that may be left out, if nothing else waits. */
    public void addIfEmpty(byte[] piece) {
        add(piece, 0);
    }

    /** Adds a piece as soon as at most so many bytes wait; false if the response is closed. */
    public boolean addWhenRoomy(byte[] piece, int bytesMax) {
        lock.lock();
        try {
            isWaiting = true;
            while (!isClosed && queuedBytes > bytesMax) {
                isRoomy.awaitUninterruptibly();
            }
            isWaiting = false;
            return enqueue(piece);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a piece, or the end, waits until the other side has read more. */
    public boolean isWaiting() {
        lock.lock();
        try {
            return isWaiting || (isClosing && !isClosed);
        } finally {
            lock.unlock();
        }
    }

    /** Whether everything is written, and the response is still open. */
    public boolean isDrained() {
        lock.lock();
        try {
            return queue.isEmpty() && !isClosed;
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

    /** Adds the last piece, which may be empty, and closes the response when all is sent. */
    public void end(byte[] piece) {
        lock.lock();
        try {
            if (enqueue(piece)) {
                isClosing = true;
                drain();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (isClosed) {
                return;
            }
            isClosed = true;
            queue.clear();
            queuedBytes = 0;
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

    private boolean enqueue(byte[] piece) {
        if (isClosed || isClosing) {
            return false;
        }
        if (piece.length > 0) {
            queue.add(piece);
            queuedBytes += piece.length;
            drain();
        }
        return !isClosed;
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
