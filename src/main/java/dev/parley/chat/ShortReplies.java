package dev.parley.chat;

import dev.parley.provider.ChatModel;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelEvent;
import dev.parley.provider.ModelException;
import dev.parley.provider.ModelStream;
import dev.parley.usage.Spending;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads short replies of models, for which a request waits. */
final class ShortReplies implements AutoCloseable {
    /** The rest of a longer reply is not read, and the request is aborted. */
    private static final int REPLY_CHARS_MAX = 2_000;

    /** A reply, without reasoning, and its token counts if the model server has reported them. */
    record Reply(String text, Optional<ModelEvent.Usage> usage) {
        Spending spending(String model, long promptTokens, boolean hasOwnKey) {
            return usage.map(reported ->
                            Spending.reported(model, reported.promptTokens(), reported.completionTokens(), hasOwnKey))
                    .orElseGet(() -> Spending.estimated(model, promptTokens, TokenEstimate.of(text), hasOwnKey));
        }
    }

    private final ExecutorService threads;
    private final Duration timeMax;

    ShortReplies(ExecutorService threads, Duration timeMax) {
        this.threads = threads;
        this.timeMax = timeMax;
    }

    /**
     * Reads a reply.
     *
     * @throws ModelException if the model server fails, or the reply takes too long
     */
    Reply read(ChatModel model, ChatRequest request) {
        try (var stream = model.stream(request)) {
            return threads.submit(() -> reply(stream)).get(timeMax.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ModelException(ErrorKind.SILENT);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(ErrorKind.SILENT);
        } catch (RejectedExecutionException e) {
            // Parley is shutting down.
            throw new ModelException(ErrorKind.INTERNAL);
        }
    }

    private static Reply reply(ModelStream stream) {
        var text = new StringBuilder();
        var usage = Optional.<ModelEvent.Usage>empty();
        Optional<ModelEvent> event;
        do {
            event = stream.next();
            event.filter(ModelEvent.Text.class::isInstance)
                    .map(ModelEvent.Text.class::cast)
                    .ifPresent(piece -> text.append(piece.text()));
            if (event.filter(ModelEvent.TextWasReasoning.class::isInstance).isPresent()) {
                text.setLength(0);
            }
            if (event.isPresent() && event.get() instanceof ModelEvent.Usage counted) {
                usage = Optional.of(counted);
            }
        } while (event.isPresent() && text.length() < REPLY_CHARS_MAX);
        return new Reply(text.toString(), usage);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
