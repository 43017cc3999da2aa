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
    /** Null after sending, so that a long conversation does not stay in memory during the answer. */
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

    /** Reads until there is an event, or the end. Events before a failure are delivered before the failure. */
    private void advance() {
        try {
            readChunk(input == null ? ask() : input);
        } catch (ModelException e) {
            failure = e;
        } catch (RuntimeException e) {
            // An abort by another thread can appear as almost any exception; next() checks the flag.
            if (!closed) {
                // Omit the exception's message, which may contain what was sent.
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
        // Not readData(), because invalid UTF-8 or a wrong charset in the header must not end an answer.
        var data = new String(event.getRawData(), StandardCharsets.UTF_8).strip();
        long charsBefore = chunks.charsRead();
        chunks.read(name == null ? "" : name, data, parser.incomplete());
        if (chunks.done()) {
            endOfBody();
        } else if (chunks.finished() && (!isEnding || chunks.charsRead() > charsBefore)) {
            awaitEnd();
        }
    }

    /**
     * Some servers send no {@code [DONE]} and keep the connection open: after a short wait, the answer counts as
     * complete.
     */
    private void awaitEnd() {
        isEnding = true;
        call.abortAfter(endWaitMax);
    }

    /** Ends the answer. Without a finish reason or {@code [DONE]}, it was cut, even if the body ended normally. */
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

    /** Closes the connection instead of waiting for data after {@code [DONE]}. */
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
