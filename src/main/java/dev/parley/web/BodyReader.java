package dev.parley.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Reads one request body as it arrives, without blocking a thread, and then dispatches the request. */
final class BodyReader implements ReadListener {
    private static final int CHUNK_BYTES = 8 * 1024;

    private final AsyncContext async;
    private final ServletInputStream in;
    private final boolean isWanted;
    private final BodyLimits limits;
    private final AtomicLong allBytes;
    private final Consumer<BodyReader> whenRead;
    private final Instant start;
    private ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private Optional<HttpException> problem = Optional.empty();
    private long bytes;
    private long countedBytes;
    private boolean isRead;

    /**
     * @param isWanted whether to keep the body; if not, it is read and discarded, so that the client gets the response
     * @param allBytes the total size of all bodies that are kept
     * @param whenRead runs once, when reading has ended
     */
    BodyReader(
            HttpServletRequest request,
            boolean isWanted,
            BodyLimits limits,
            Instant start,
            AtomicLong allBytes,
            Consumer<BodyReader> whenRead)
            throws IOException {
        this.async = request.startAsync();
        this.in = request.getInputStream();
        this.isWanted = isWanted;
        this.limits = limits;
        this.start = start;
        this.allBytes = allBytes;
        this.whenRead = whenRead;
    }

    /** @param whenServed runs once, when the response is complete */
    void begin(Runnable whenServed) {
        // RequestBodyFilter ends slow bodies; the container's timeout cannot tell a slow body from a slow page.
        async.setTimeout(0);
        async.addListener(new WhenServed(() -> {
            release();
            whenServed.run();
        }));
        in.setReadListener(this);
    }

    synchronized void endIfLate(Instant now) {
        if (limits.isTooSlow(Duration.between(start, now), bytes)) {
            end(Optional.of(new HttpException(408, "problem.408")));
        }
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        while (!isRead && in.isReady()) {
            int length = in.read(chunk);
            if (length < 0) {
                return;
            }
            bytes += length;
            keep(chunk, length);
            if (bytes > limits.bytesReadMax()) {
                end(problem);
            }
        }
    }

    @Override
    public synchronized void onAllDataRead() {
        end(problem);
    }

    /** The client has disconnected, or the body is malformed. */
    @Override
    public synchronized void onError(Throwable failure) {
        end(Optional.of(HttpException.badRequest()));
    }

    private void keep(byte[] chunk, int length) {
        if (bytes > limits.bytesMax()) {
            drop(HttpException.tooLarge());
        }
        if (!isWanted || problem.isPresent()) {
            return;
        }
        kept.write(chunk, 0, length);
        countedBytes += length;
        if (allBytes.addAndGet(length) > limits.allBytesMax()) {
            drop(HttpException.ofStatus(503));
        }
    }

    private void drop(HttpException why) {
        if (problem.isEmpty()) {
            problem = Optional.of(why);
        }
        release();
    }

    private synchronized void release() {
        allBytes.addAndGet(-countedBytes);
        countedBytes = 0;
        kept = new ByteArrayOutputStream(0);
    }

    private void end(Optional<HttpException> why) {
        if (isRead) {
            return;
        }
        isRead = true;
        whenRead.accept(this);
        if (async.getRequest() instanceof HttpServletRequest request) {
            new RequestBody(kept.toByteArray(), why).setOn(request);
        }
        kept = new ByteArrayOutputStream(0);
        async.dispatch();
    }

    private record WhenServed(Runnable task) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            task.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
