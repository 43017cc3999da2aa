package dev.parley.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a response body as fast as the browser receives it. A browser that does not read occupies no thread, and memory for
 * all such bodies is limited.
 */
final class BodyWriter implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(BodyWriter.class);

    /** A page of 200 KB then has a rate of a modem of 1990. The container closes a connection much earlier if nothing is read. */
    private static final Duration TIME_MAX = Duration.ofMinutes(2);
    /** A container may copy what it cannot send at once. */
    private static final int CHUNK_BYTES = 32 * 1024;
    /** Shorter bodies are always sent, so that a browser gets at least an error message. */
    private static final int SHORT_BYTES_MAX = 32 * 1024;
    /** All longer bodies that browsers have not received yet. */
    static final long UNSENT_BYTES_MAX =
            Math.max(64L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8);

    private static final AtomicLong UNSENT_BYTES = new AtomicLong();
    /** Counted separately, so that slow downloads of files delay no page. */
    private static final AtomicLong UNSENT_FILE_BYTES = new AtomicLong();
    /** Half the rate of a slow phone. */
    private static final int FILE_BYTES_PER_SECOND_MIN = 16_000;

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final byte[] body;
    private final AtomicLong unsentBytes;
    private final long countedBytes;
    private int position;

    private BodyWriter(
            HttpServletRequest request,
            HttpServletResponse response,
            byte[] body,
            AtomicLong unsentBytes,
            long countedBytes)
            throws IOException {
        this.body = body;
        this.unsentBytes = unsentBytes;
        this.countedBytes = countedBytes;
        out = response.getOutputStream();
        async = request.startAsync();
    }

    /** Sends a body. Returns before it is sent. */
    static void send(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        send(request, response, body, UNSENT_BYTES, TIME_MAX);
    }

    /** The same for the file of a user, for which a slow browser has more time. */
    static void sendFile(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        var time = TIME_MAX.plusSeconds(body.length / FILE_BYTES_PER_SECOND_MIN);
        send(request, response, body, UNSENT_FILE_BYTES, time);
    }

    private static void send(
            HttpServletRequest request,
            HttpServletResponse response,
            byte[] body,
            AtomicLong unsentBytes,
            Duration timeMax)
            throws IOException {
        if (!request.isAsyncSupported() || request.getDispatcherType() == DispatcherType.ERROR) {
            response.getOutputStream().write(body);
            return;
        }
        long counted = body.length > SHORT_BYTES_MAX ? body.length : 0;
        if (unsentBytes.addAndGet(counted) > UNSENT_BYTES_MAX && counted > 0) {
            unsentBytes.addAndGet(-counted);
            throw HttpException.ofStatus(503);
        }
        try {
            new BodyWriter(request, response, body, unsentBytes, counted).start(timeMax);
        } catch (IOException | RuntimeException e) {
            unsentBytes.addAndGet(-counted);
            throw e;
        }
    }

    private void start(Duration timeMax) {
        async.setTimeout(timeMax.toMillis());
        async.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            if (position == body.length) {
                async.complete();
                return;
            }
            int length = Math.min(CHUNK_BYTES, body.length - position);
            position += length;
            out.write(body, position - length, length);
        }
    }

    /** The browser has disconnected, or does not read. */
    @Override
    public void onError(Throwable failure) {
        LOG.debug("A response was not received", failure);
        async.complete();
    }

    /** The container closes the connection, because the body is shorter than announced. */
    @Override
    public void onTimeout(AsyncEvent event) {
        async.complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        unsentBytes.addAndGet(-countedBytes);
    }

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
