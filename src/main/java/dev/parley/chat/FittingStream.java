package dev.parley.chat;

import dev.parley.chat.HistoryService.Fitted;
import dev.parley.chat.HistoryService.Size;
import dev.parley.provider.ChatModel;
import dev.parley.provider.ContextOverflow;
import dev.parley.provider.ModelEvent;
import dev.parley.provider.ModelException;
import dev.parley.provider.ModelStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;

/** An answer that is requested again with less history if the server refuses the request because of its length. */
final class FittingStream implements ModelStream {
    /** Once is enough if the server tells the size of its context window; if not, each request has half of the tokens. */
    private static final int RETRIES_MAX = 3;

    private final ChatModel model;
    private final ExecutorService threads;
    private final BiFunction<Size, ContextOverflow, Optional<Fitted>> shortener;
    private Size sent;
    private volatile ModelStream answer;
    private volatile boolean isClosed;
    private int retriesLeft = RETRIES_MAX;

    FittingStream(
            ChatModel model,
            Fitted first,
            BiFunction<Size, ContextOverflow, Optional<Fitted>> shortener,
            ExecutorService threads) {
        this.model = model;
        this.threads = threads;
        this.shortener = shortener;
        this.sent = first.size();
        this.answer = model.stream(first.request());
    }

    @Override
    public Optional<ModelEvent> next() {
        while (true) {
            try {
                var event = answer.next();
                retriesLeft = 0;
                return event;
            } catch (ModelException e) {
                var fitted = e.overflow().filter(overflow -> retriesLeft > 0).flatMap(overflow -> shorter(overflow, e));
                answer.close();
                if (fitted.isEmpty() || isClosed) {
                    throw e.overflow().isPresent() && sent.hasFiles() ? e.becauseOfFiles() : e;
                }
                retriesLeft--;
                ask(fitted.get());
            }
        }
    }

    private void ask(Fitted fitted) {
        sent = fitted.size();
        answer = model.stream(fitted.request());
        // If close() ran before the assignment, it closed the refused answer.
        if (isClosed) {
            answer.close();
        }
    }

    /** What to ask instead. */
    private Optional<Fitted> shorter(ContextOverflow overflow, ModelException refusal) {
        try {
            return threads.submit(() -> shortener.apply(sent, overflow)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal;
        } catch (ExecutionException | RejectedExecutionException e) {
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    @Override
    public void close() {
        isClosed = true;
        answer.close();
    }
}
