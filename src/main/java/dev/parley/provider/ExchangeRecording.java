package dev.parley.provider;

import dev.parley.concurrent.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records one exchange. The thread that reads the answer calls it, and any thread may end it. */
final class ExchangeRecording {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeRecording.class);

    /** A longer body of a request is cut in the recording. */
    static final int REQUEST_BYTES_MAX = 8 << 20;
    /** A longer reply is cut in the recording. */
    static final int REPLY_BYTES_MAX = 2 << 20;

    private final Provider provider;
    private final HeaderMask mask;
    private final Ticker ticker;
    private final Instant startedAt;
    private final long startNanos;
    private final DeflatedBytes requestBody;
    private byte[] requestDeflated = {};
    private final DeflatedBytes replyBody;
    private final OutputStream reply;
    private String method = "";
    private String url = "";
    private List<SentHeader> requestHeaders = List.of();
    private long requestBytes;
    private Optional<Long> status = Optional.empty();
    private List<SentHeader> replyHeaders = List.of();
    private long replyBytes;
    private Optional<Long> headersAfter = Optional.empty();
    private Optional<Long> firstByteAfter = Optional.empty();
    private Optional<Long> firstDeltaAfter = Optional.empty();
    private Optional<ExchangeEnd> end = Optional.empty();
    private long endAfter;
    private String failure = "";

    ExchangeRecording(RecordingMemory memory, Instant startedAt, Ticker ticker, Provider provider, HeaderMask mask) {
        this.provider = provider;
        this.mask = mask;
        this.ticker = ticker;
        this.startedAt = startedAt;
        this.startNanos = ticker.nanos();
        requestBody = new DeflatedBytes(memory, REQUEST_BYTES_MAX, DeflatedBytes.LARGE_BLOCK_BYTES);
        replyBody = new DeflatedBytes(memory, REPLY_BYTES_MAX, DeflatedBytes.SMALL_BLOCK_BYTES);
        reply = withoutSecrets(replyBody);
    }

    private OutputStream withoutSecrets(OutputStream out) {
        var filtered = out;
        for (var secret : provider.secrets()) {
            filtered = new SecretFilter(filtered, secret);
        }
        return filtered;
    }

    /** Called before the request is sent. */
    synchronized void sends(ClassicHttpRequest request) {
        method = request.getMethod();
        url = SecretUrl.masked(request, provider);
        requestHeaders = headers(request);
        Optional.ofNullable(request.getEntity()).ifPresent(entity -> guarded(() -> keep(entity)));
    }

    private void keep(HttpEntity entity) throws IOException {
        requestBytes = entity.getContentLength();
        var body = withoutSecrets(new DataUrlFilter(requestBody));
        entity.writeTo(body);
        body.flush();
        requestDeflated = requestBody.end();
    }

    /** Called when the headers have arrived; by then the client has added its own to the request. */
    synchronized void receives(HttpMessage request, HttpResponse response) {
        headersAfter = Optional.of(elapsed());
        status = Optional.of((long) response.getCode());
        guarded(() -> {
            requestHeaders = headers(request);
            replyHeaders = Arrays.stream(response.getHeaders())
                    .map(header -> mask.received(header.getName(), header.getValue()))
                    .toList();
        });
    }

    /** Some bytes of the body have arrived. */
    synchronized void receives(byte[] bytes, int from, int length) {
        if (end.isPresent()) {
            return;
        }
        if (firstByteAfter.isEmpty()) {
            firstByteAfter = Optional.of(elapsed());
        }
        replyBytes += length;
        guarded(() -> reply.write(bytes, from, length));
    }

    /** The first text or reasoning has been read. */
    synchronized void receivesDelta() {
        firstDeltaAfter = Optional.of(elapsed());
    }

    /** Called when there was no reply, or the connection was lost. */
    synchronized void fails(Exception cause) {
        if (end.isEmpty()) {
            failure = cause.getClass().getSimpleName();
            ends(status.isEmpty() ? ExchangeEnd.NO_REPLY : ExchangeEnd.LOST);
        }
    }

    /** The first end counts. */
    synchronized void ends(ExchangeEnd reason) {
        if (end.isEmpty()) {
            end = Optional.of(reason);
            endAfter = elapsed();
        }
    }

    void close() {
        ends(ExchangeEnd.READ);
    }

    synchronized Exchange end() {
        ends(ExchangeEnd.STOPPED);
        guarded(reply::flush);
        return new Exchange(facts(), requestDeflated, replyBody.end());
    }

    synchronized void release() {
        requestBody.release();
        replyBody.release();
    }

    /** A failure of the recording must not end the answer. */
    private static void guarded(Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            // Not its message, which may contain what was sent.
            LOG.warn("A part of an exchange is not recorded: {}", e.getClass().getName());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private ExchangeFacts facts() {
        return new ExchangeFacts(
                method,
                url,
                requestHeaders,
                requestBytes,
                requestBody.isCut(),
                startedAt,
                status,
                replyHeaders,
                replyBytes,
                replyBody.isCut(),
                headersAfter,
                firstByteAfter,
                firstDeltaAfter,
                endAfter,
                end.orElse(ExchangeEnd.STOPPED),
                failure);
    }

    private List<SentHeader> headers(HttpMessage request) {
        return Arrays.stream(request.getHeaders())
                .map(header -> mask.sent(header.getName(), header.getValue()))
                .toList();
    }

    private long elapsed() {
        return Duration.ofNanos(ticker.nanos() - startNanos).toMillis();
    }
}
