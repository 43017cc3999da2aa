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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one request body as it arrives, without blocking a thread, and then dispatches the request. */
final class BodyReader implements ReadListener {
    private static final int CHUNK_BYTES = 8 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);

    private final AsyncContext async;
    private final ServletInputStream in;
    private final boolean isKept;
    private final BodyLimits limits;
    private final AtomicLong totalBytes;
    private final Consumer<BodyReader> onEnd;
    private final Optional<DiskBody> disk;
    private final Instant startTime;
    private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private Optional<HttpException> error = Optional.empty();
    private long bytesRead;
    private int reads;
    private long bytesKept;
    private boolean isEnded;

    /**
     * @param isKept whether to keep the body; if not, it is read and discarded, so that the client gets the response
     * @param disk where a body is kept that is not kept in memory
     * @param totalBytes the total size of all bodies that are kept in memory
     * @param onEnd runs once, when reading has ended
     */
    BodyReader(
            HttpServletRequest request,
            boolean isKept,
            Optional<DiskBody> disk,
            BodyLimits limits,
            Instant startTime,
            AtomicLong totalBytes,
            Consumer<BodyReader> onEnd)
            throws IOException {
        this.async = request.startAsync();
        this.in = request.getInputStream();
        this.isKept = isKept;
        this.disk = disk;
        this.limits = limits;
        this.startTime = startTime;
        this.totalBytes = totalBytes;
        this.onEnd = onEnd;
        if (request.getContentLengthLong() > limits.bytesMax()) {
            discard(limits.tooLarge());
        }
    }

    /** @param onComplete runs once, when the response is complete */
    void start(Runnable onComplete) {
        // RequestBodyFilter ends slow bodies; the container's timeout cannot tell a slow body from a slow page.
        async.setTimeout(0);
        async.addListener(new CompletionListener(() -> {
            release();
            onComplete.run();
        }));
        in.setReadListener(this);
    }

    /** Discards the body, and responds with this error when it has arrived. */
    synchronized void refuse(HttpException reason) {
        discard(reason);
    }

    synchronized void endIfTooSlow(Instant now) {
        if (limits.isTooSlow(Duration.between(startTime, now), bytesRead)) {
            end(Optional.of(new HttpException(408, "problem.408")));
        }
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        while (!isEnded && in.isReady()) {
            int length = in.read(chunk);
            if (length < 0) {
                return;
            }
            bytesRead += length;
            reads++;
            keep(chunk, length);
            if (limits.isFragmented(reads, bytesRead)) {
                end(Optional.of(HttpException.badRequest()));
            } else if (bytesRead > limits.bytesReadMax()) {
                end(error);
            }
        }
    }

    @Override
    public synchronized void onAllDataRead() {
        end(error);
    }

    /** The client has disconnected, or the body is malformed. */
    @Override
    public synchronized void onError(Throwable failure) {
        end(Optional.of(HttpException.badRequest()));
    }

    private void keep(byte[] chunk, int length) {
        if (bytesRead > limits.bytesMax()) {
            discard(limits.tooLarge());
        }
        if (!isKept || error.isPresent()) {
            return;
        }
        if (disk.isPresent()) {
            keep(disk.get(), chunk, length);
            return;
        }
        body.write(chunk, 0, length);
        bytesKept += length;
        if (totalBytes.addAndGet(length) > limits.totalBytesMax()) {
            discard(HttpException.ofStatus(503));
        }
    }

    private void keep(DiskBody file, byte[] chunk, int length) {
        try {
            file.write(chunk, length);
        } catch (HttpException e) {
            discard(e);
        } catch (IOException e) {
            LOG.warn("An upload cannot be written", e);
            discard(DiskUploads.noRoom());
        }
    }

    private void discard(HttpException reason) {
        if (error.isEmpty()) {
            error = Optional.of(reason);
        }
        release();
    }

    /** Called when the body is discarded, or when the response is complete: until then the servlet uses the body. */
    private synchronized void release() {
        disk.ifPresent(file -> {
            try {
                file.discard();
            } catch (IOException e) {
                LOG.warn("An upload was not removed", e);
            }
        });
        totalBytes.addAndGet(-bytesKept);
        bytesKept = 0;
        body = new ByteArrayOutputStream(0);
    }

    private void end(Optional<HttpException> reason) {
        if (isEnded) {
            return;
        }
        isEnded = true;
        onEnd.accept(this);
        if (async.getRequest() instanceof HttpServletRequest request) {
            new RequestBody(body.toByteArray(), reason.or(() -> finished(request))).setOn(request);
        }
        body = new ByteArrayOutputStream(0);
        async.dispatch();
    }

    /** Returns why a file on the disk is of no use, if it is not. */
    private Optional<HttpException> finished(HttpServletRequest request) {
        try {
            if (disk.isPresent()) {
                disk.get().finish(request);
            }
            return Optional.empty();
        } catch (HttpException e) {
            return Optional.of(e);
        } catch (IOException e) {
            LOG.warn("An upload cannot be read", e);
            return Optional.of(DiskUploads.noRoom());
        }
    }

    private record CompletionListener(Runnable task) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            task.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        /** The response is sent asynchronously, too. */
        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
