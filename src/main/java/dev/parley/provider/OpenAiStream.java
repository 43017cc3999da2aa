package dev.parley.provider;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.glassfish.jersey.media.sse.EventInput;
import org.glassfish.jersey.media.sse.InboundEvent;
import org.glassfish.jersey.media.sse.SseFeature;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One answer of an OpenAI-compatible server. */
final class OpenAiStream implements ModelStream {
    private static final Logger LOG = LoggerFactory.getLogger(OpenAiStream.class);

    private final OpenAiModel model;
    /** Until it is sent: a long conversation is not kept for as long as the answer takes. */
    private @Nullable ChatRequest request;

    private final Duration endWaitMax;
    private final Call call = new Call();
    private final Queue<ModelEvent> events = new ArrayDeque<>();
    private final ChunkReader chunks;
    private final EventParser parser = new EventParser();
    private @Nullable EventInput input;
    private @Nullable ModelException failure;
    private boolean ending;
    private boolean ended;
    private volatile boolean closed;

    OpenAiStream(OpenAiModel model, ChatRequest request, Duration endWaitMax) {
        this.model = model;
        this.request = request;
        this.endWaitMax = endWaitMax;
        this.chunks = new ChunkReader(request.provider(), events::add);
    }

    @Override
    public Optional<ModelEvent> next() {
        while (!closed) {
            var event = events.poll();
            if (event != null) {
                return Optional.of(event);
            }
            if (failure != null) {
                var thrown = failure;
                failure = null;
                throw thrown;
            }
            if (ended) {
                return Optional.empty();
            }
            advance();
        }
        return Optional.empty();
    }

    /** Reads until there is an event, or the end. What has been said before a failure is delivered before it. */
    private void advance() {
        try {
            readChunk(input == null ? ask() : input);
        } catch (ModelException e) {
            failure = e;
        } catch (RuntimeException e) {
            // An abort in another thread is seen as almost any exception; next() looks at the flag.
            if (!closed) {
                // Without its message, which might repeat what was sent.
                LOG.error("An answer could not be read: {} at {}", e.getClass().getName(), List.of(e.getStackTrace()));
            }
            failure = new ModelException(Fault.INTERNAL, "");
        }
        if (failure != null || chunks.done()) {
            chunks.end();
            end();
        } else if (chunks.finished() && !ending) {
            awaitEnd();
        }
    }

    /** Some servers never say {@code [DONE]} and keep the connection: the answer is whole without. */
    private void awaitEnd() {
        ending = true;
        call.abortAfter(endWaitMax);
    }

    private EventInput ask() {
        var opened = open(model.ask(call, Objects.requireNonNull(request)));
        request = null;
        input = opened;
        return opened;
    }

    private EventInput open(Response response) {
        var opened = response.readEntity(EventInput.class);
        opened.setParser(parser);
        opened.setChunkType(SseFeature.SERVER_SENT_EVENTS_TYPE);
        return opened;
    }

    private void readChunk(EventInput from) {
        InboundEvent event = from.read();
        if (event == null) {
            endOfBody();
            return;
        }
        var name = event.getName();
        // Not readData(): invalid UTF-8 and a wrong charset in the header must not stop an answer.
        var data = new String(event.getRawData(), StandardCharsets.UTF_8).strip();
        try {
            chunks.read(name == null ? "" : name, data);
        } catch (ModelException e) {
            var brokeOff = parser.incomplete() && data.startsWith("{") && e.fault() == Fault.NOT_UNDERSTOOD;
            throw brokeOff ? cut() : e;
        }
    }

    /** Without {@code finish_reason} and without {@code [DONE]} an answer was cut, however politely. */
    private void endOfBody() {
        var finished = chunks.end();
        end();
        if (!finished) {
            throw parser.failure().map(Faults::inTheAnswer).orElseGet(OpenAiStream::cut);
        }
    }

    private static ModelException cut() {
        return new ModelException(Fault.CUT, "");
    }

    /** Drops the connection: what a server sends after {@code [DONE]} is not worth waiting for. */
    private void end() {
        ended = true;
        call.abort();
        if (input != null) {
            input.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        call.abort();
    }
}
