package dev.parley.chat;

import dev.parley.provider.ChatModel;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelEvent;
import dev.parley.provider.ModelException;
import dev.parley.provider.ModelStream;
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

    private final ExecutorService threads;
    private final Duration timeMax;

    ShortReplies(ExecutorService threads, Duration timeMax) {
        this.threads = threads;
        this.timeMax = timeMax;
    }

    /**
     * The text of a reply, without reasoning.
     *
     * @throws ModelException if the model server fails, or the reply takes too long
     */
    String read(ChatModel model, ChatRequest request) {
        try (var stream = model.stream(request)) {
            return threads.submit(() -> text(stream)).get(timeMax.toNanos(), TimeUnit.NANOSECONDS);
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

    private static String text(ModelStream stream) {
        var text = new StringBuilder();
        Optional<ModelEvent> event;
        do {
            event = stream.next();
            event.filter(ModelEvent.Text.class::isInstance)
                    .map(ModelEvent.Text.class::cast)
                    .ifPresent(piece -> text.append(piece.text()));
            if (event.filter(ModelEvent.TextWasReasoning.class::isInstance).isPresent()) {
                text.setLength(0);
            }
        } while (event.isPresent() && text.length() < REPLY_CHARS_MAX);
        return text.toString();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
