package dev.parley.api.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.chat.DirectAnswers;
import dev.parley.concurrent.Ticker;
import dev.parley.generation.Limits;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelException;
import dev.parley.web.HttpException;
import dev.parley.web.ServerSentEvent;
import dev.parley.web.Translations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reply on its way from a model server to a program. A thread of its own reads it and writes it on; the status is sent with
 * the first chunk, so that an error before it has its own.
 */
final class PassedReply implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PassedReply.class);

    /** Proxies and programs close a connection on which nothing arrives, and a program that has gone is noticed by writing. */
    static final Duration PING = Duration.ofSeconds(15);
    /** A program that reads nothing for so long has hung, or has lost its network. */
    static final Duration STALL_MAX = Duration.ofSeconds(60);

    private static final byte[] DONE = ServerSentEvent.encode("[DONE]");
    private static final int STORING_TRIES_MAX = 3;

    private final DirectAnswers answers;
    private final DirectAnswers.Started answer;
    private final boolean isStreamed;
    private final Translations translations;
    private final Ticker ticker;
    private final long startNanos;
    private final CountDownLatch ended = new CountDownLatch(1);
    /** Why it ends before the model server has ended it. */
    private volatile Optional<ReplyError> cause = Optional.empty();

    private volatile Optional<ReplyOutput> output = Optional.empty();
    private volatile boolean hasBegun;
    /** When the model server has sent the last chunk, or the program could read on. */
    private volatile long activeNanos;

    private volatile long writtenNanos;

    PassedReply(
            DirectAnswers answers,
            DirectAnswers.Started answer,
            boolean isStreamed,
            Translations translations,
            Ticker ticker) {
        this.answers = answers;
        this.answer = answer;
        this.isStreamed = isStreamed;
        this.translations = translations;
        this.ticker = ticker;
        startNanos = ticker.nanos();
        activeNanos = startNanos;
        writtenNanos = startNanos;
    }

    long userId() {
        return answer.userId();
    }

    /** Sets where the reply goes, before it runs. */
    void to(ReplyOutput newOutput) {
        output = Optional.of(newOutput);
    }

    /** Ends the request to the model server, because the program has disconnected or has received everything. */
    void disconnected() {
        answer.reply().close();
    }

    @Override
    public void run() {
        try {
            var last = pass();
            store();
            cause.ifPresentOrElse(this::fail, () -> finish(last));
        } catch (ModelException e) {
            store();
            fail(ReplyError.of(e, translations));
        } catch (RuntimeException | Error e) {
            LOG.error("A reply could not be passed on: {}", e.getClass().getName(), e);
            store();
            fail(ReplyError.of(ErrorKind.INTERNAL, translations));
        } finally {
            answer.reply().close();
            answer.release().run();
            ended.countDown();
        }
    }

    /** Passes the chunks on. Returns a reply that is not streamed, which is sent when its usage is stored. */
    private Optional<String> pass() {
        var reply = answer.reply();
        for (var next = reply.next(); next.isPresent(); next = reply.next()) {
            hasBegun = true;
            if (!isStreamed) {
                return next;
            }
            beginStream();
            write(ServerSentEvent.encode(next.get()));
            activeNanos = ticker.nanos();
        }
        return Optional.empty();
    }

    private void finish(Optional<String> whole) {
        if (isStreamed) {
            beginStream();
            write(DONE);
        } else {
            whole.ifPresent(json -> send(200, json, Map.of()));
        }
        output.ifPresent(ReplyOutput::end);
    }

    /** Sends an error with its status, or as the last event of a stream. */
    private void fail(ReplyError error) {
        var headers = new LinkedHashMap<String, String>();
        error.retryAfterSeconds().ifPresent(seconds -> headers.put("Retry-After", seconds));
        var json = error.json().toString();
        if (!send(error.status(), json, headers)) {
            write(ServerSentEvent.encode(json));
        }
        output.ifPresent(ReplyOutput::end);
    }

    private boolean send(int status, String json, Map<String, String> more) {
        var headers = new LinkedHashMap<>(more);
        var body = json.getBytes(UTF_8);
        headers.put("Content-Type", "application/json");
        headers.put("Content-Length", Integer.toString(body.length));
        headers.put("Cache-Control", "no-store");
        boolean isFirst = output.map(out -> out.begin(status, headers)).orElse(false);
        if (isFirst) {
            write(body);
        }
        return isFirst;
    }

    private void beginStream() {
        var headers = Map.of(
                "Content-Type", ServerSentEvent.CONTENT_TYPE,
                "Cache-Control", "no-store",
                // Stop nginx from buffering the response, which would delay events.
                "X-Accel-Buffering", "no");
        output.ifPresent(out -> out.begin(200, headers));
    }

    private void write(byte[] piece) {
        writtenNanos = ticker.nanos();
        output.ifPresent(out -> out.write(piece));
    }

    /** Counts the usage and ends the answer, before the program learns of its end. */
    private void store() {
        for (int i = 1; ; i++) {
            try {
                answers.end(answer);
                return;
            } catch (RuntimeException e) {
                if (i == STORING_TRIES_MAX) {
                    LOG.error("The usage of a reply is not counted", e);
                    return;
                }
            }
        }
    }

    /** Ends the reply because the server stops, or because its user may not use it any longer. Does not wait. */
    void stop() {
        end(ReplyError.of(HttpException.ofStatus(503), Optional.of("unavailable"), translations));
    }

    private void end(ErrorKind kind) {
        end(ReplyError.of(kind, translations));
    }

    private void end(ReplyError error) {
        if (cause.isEmpty()) {
            cause = Optional.of(error);
        }
        answer.reply().close();
    }

    /** Ends the reply if it takes too long, and keeps its connection alive. Called about once a second. */
    void check(long nowNanos, Limits limits) {
        if (output.map(ReplyOutput::isWaiting).orElse(false)) {
            if (isLonger(nowNanos, writtenNanos, STALL_MAX)) {
                output.ifPresent(ReplyOutput::close);
            }
            activeNanos = nowNanos;
            return;
        }
        if (isLonger(nowNanos, startNanos, limits.answer())) {
            end(ErrorKind.TOO_LONG);
        } else if (isStreamed && isLonger(nowNanos, activeNanos, hasBegun ? limits.silence() : limits.firstDelta())) {
            end(ErrorKind.SILENT);
        } else if (isStreamed && isLonger(nowNanos, writtenNanos, PING)) {
            writtenNanos = nowNanos;
            beginStream();
            output.ifPresent(out -> out.tryWrite(ServerSentEvent.PING));
        }
    }

    private static boolean isLonger(long nowNanos, long sinceNanos, Duration max) {
        return nowNanos - sinceNanos > max.toNanos();
    }

    /** Whether nothing is left to be done or to be sent. */
    boolean isOver() {
        return ended.getCount() == 0 && output.map(ReplyOutput::isClosed).orElse(true);
    }

    /** Opens when the usage is stored and the end is written. */
    CountDownLatch ended() {
        return ended;
    }
}
