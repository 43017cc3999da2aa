package dev.parley.provider;

import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One answer of an OpenAI-compatible server. */
final class OpenAiStream implements ModelStream {
    /** Asks a model server. */
    interface Asker {
        /**
         * Sends the request and waits for the headers of a 2xx response.
         *
         * @throws ModelException for any other response
         */
        Response ask(Call call, ChatRequest request);
    }

    private static final Logger LOG = LoggerFactory.getLogger(OpenAiStream.class);
    /** Token counts and {@code [DONE]} come at once after the last delta, or never. */
    private static final Duration END_WAIT_MAX = Duration.ofSeconds(3);

    private final Asker asker;
    /** Null after sending, so that a long conversation does not stay in memory during the answer. */
    private @Nullable ChatRequest request;

    private final Timeouts timeouts;
    private final Call call;
    /** Is given the data of each event that is not an error. */
    private final Consumer<String> passed;

    private final Queue<ModelEvent> events = new ArrayDeque<>();
    private final ChunkReader chunks;
    /** Null before the response. */
    private @Nullable EventParser parser;

    private @Nullable ModelException failure;
    private Runnable cancelEndWait = () -> {};
    private boolean isEnding;
    private boolean hasEnded;
    private volatile boolean isClosed;

    OpenAiStream(Asker asker, ChatRequest request, Timeouts timeouts) {
        this(asker, request, timeouts, data -> {});
    }

    /** @param passed is given the data of each event that is not an error, as the server sent it */
    OpenAiStream(Asker asker, ChatRequest request, Timeouts timeouts, Consumer<String> passed) {
        this.asker = asker;
        this.request = request;
        this.timeouts = timeouts;
        this.passed = passed;
        this.call = new Call(request);
        this.chunks = new ChunkReader(request.provider(), events::add);
    }

    @Override
    public Optional<ModelEvent> next() {
        var event = poll();
        while (event.isEmpty() && read()) {
            event = poll();
        }
        return event;
    }

    /** The next event that has been read already. */
    Optional<ModelEvent> poll() {
        return isClosed ? Optional.empty() : Optional.ofNullable(events.poll());
    }

    /**
     * Waits until the server sends more, which may be no event of the answer. False after the last event and after {@link
     * #close()}.
     *
     * @throws ModelException as {@link #next()}
     */
    boolean read() {
        if (failure != null && !isClosed) {
            var thrown = failure;
            failure = null;
            throw thrown;
        }
        if (hasEnded || isClosed) {
            return false;
        }
        advance();
        return !isClosed;
    }

    /** Reads until there is an event, or the end. Events before a failure are delivered before the failure. */
    private void advance() {
        try {
            readEvent(parser == null ? ask() : parser);
        } catch (ModelException e) {
            failure = e;
        } catch (RuntimeException e) {
            // An abort by another thread can appear as almost any exception; next() checks the flag.
            if (!isClosed) {
                // Omit the exception's message, which may contain what was sent.
                LOG.error("An answer could not be read: {} at {}", e.getClass().getName(), List.of(e.getStackTrace()));
            }
            failure = new ModelException(ErrorKind.INTERNAL);
        }
        if (failure != null) {
            chunks.flush();
            end();
        }
    }

    private EventParser ask() {
        var response = asker.ask(call, Objects.requireNonNull(request));
        request = null;
        // Do not close the response: Jersey would read it to the end, and the call is aborted anyway.
        var opened = new EventParser(response.readEntity(InputStream.class));
        parser = opened;
        return opened;
    }

    private void readEvent(EventParser from) {
        if (!from.read()) {
            endOfBody(from);
            return;
        }
        long charsBefore = chunks.charsRead();
        chunks.read(from.name(), from.data(), from.isIncomplete());
        passed.accept(from.data());
        if (charsBefore == 0 && chunks.charsRead() > 0) {
            call.exchange().ifPresent(ExchangeRecording::receivesDelta);
        }
        if (chunks.isDone()) {
            endOfBody(from);
        } else if (chunks.isFinished() && (!isEnding || chunks.charsRead() > charsBefore)) {
            awaitEnd();
        }
    }

    /**
     * Some servers send no {@code [DONE]} and keep the connection open: after a short wait, the answer counts as
     * complete.
     */
    private void awaitEnd() {
        isEnding = true;
        cancelEndWait.run();
        cancelEndWait = timeouts.after(END_WAIT_MAX, call::end);
    }

    /** Ends the answer. Without a finish reason or {@code [DONE]}, it was cut, even if the body ended normally. */
    private void endOfBody(EventParser from) {
        end();
        if (!chunks.end()) {
            throw noEnd(from);
        }
    }

    private ModelException noEnd(EventParser from) {
        if (!chunks.hasBegun() && !from.leftOut().isEmpty()) {
            chunks.unreadable("", from.leftOut());
        }
        var cut = ErrorMapper.cut(chunks.hasBegun());
        var kind = from.failure()
                .map(broken -> ErrorMapper.inTheAnswer(broken, chunks.hasBegun()))
                .orElse(cut);
        return new ModelException(
                chunks.refusal().filter(refusal -> kind == cut).orElse(ModelError.of(kind)));
    }

    /** Closes the connection instead of waiting for data after {@code [DONE]}. */
    private void end() {
        hasEnded = true;
        cancelEndWait.run();
        call.end();
    }

    @Override
    public void close() {
        isClosed = true;
        call.abort();
    }
}
