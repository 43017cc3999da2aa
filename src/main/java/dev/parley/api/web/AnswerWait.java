package dev.parley.api.web;

import dev.parley.generation.TextSink;
import jakarta.servlet.AsyncContext;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waits for the end of an answer without a thread, and then dispatches the request again. */
final class AnswerWait implements TextSink {
    private final AsyncContext async;
    private final Runnable release;
    private final AtomicBoolean isOver = new AtomicBoolean();

    /** @param release runs when the answer has ended */
    AnswerWait(AsyncContext async, Runnable release) {
        this.async = async;
        this.release = release;
        async.setTimeout(0);
    }

    void end() {
        if (!isOver.getAndSet(true)) {
            release.run();
            try {
                async.dispatch();
            } catch (IllegalStateException e) {
                // The container has ended the request, because the program has disconnected.
                return;
            }
        }
    }

    @Override
    public boolean isGone() {
        return isOver.get();
    }

    @Override
    public boolean isReady() {
        return false;
    }

    @Override
    public void grown(String text, String reasoning, boolean isReset) {}

    @Override
    public void ping() {}

    @Override
    public void done(String text, String reasoning, boolean isReset) {
        end();
    }
}
