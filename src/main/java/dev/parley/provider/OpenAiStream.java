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
    private final Call call;
    private final Queue<ModelEvent> events = new ArrayDeque<>();
    private final ChunkReader chunks;
    private final EventParser parser = new EventParser();
    private @Nullable EventInput input;
    private @Nullable ModelException failure;
    private boolean isEnding;
    private boolean ended;
    private volatile boolean closed;

    OpenAiStream(OpenAiModel model, ChatRequest request, Duration endWaitMax, Call call) {
        this.call = call;
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
        if (failure != null) {
            chunks.flush();
            end();
        }
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
        long charsBefore = chunks.charsRead();
        chunks.read(name == null ? "" : name, data, parser.incomplete());
        if (chunks.done()) {
            endOfBody();
        } else if (chunks.finished() && (!isEnding || chunks.charsRead() > charsBefore)) {
            awaitEnd();
        }
    }

    /** Some servers never say {@code [DONE]} and keep the connection: the answer is whole without, once no more text comes. */
    private void awaitEnd() {
        isEnding = true;
        call.abortAfter(endWaitMax);
    }

    /** An answer that does not say that it has ended was cut, however politely. */
    private void endOfBody() {
        end();
        if (!chunks.end()) {
            throw noEnd();
        }
    }

    private ModelException noEnd() {
        if (!chunks.hasBegun() && !parser.leftOut().isEmpty()) {
            chunks.unreadable("", parser.leftOut());
        }
        var cut = Faults.cut(chunks.hasBegun());
        var fault = parser.failure().map(broken -> Faults.inTheAnswer(broken, chunks.hasBegun()));
        return chunks.refusal()
                .filter(refusal -> fault.orElse(cut) == cut)
                .orElseGet(() -> new ModelException(fault.orElse(cut), ""));
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
