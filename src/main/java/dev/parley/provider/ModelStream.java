package dev.parley.provider;

import java.util.Optional;

/** One answer while it is being streamed. One thread reads; any thread may close. */
public interface ModelStream extends AutoCloseable {
    /**
     * Waits for the next event. Empty after the last event and after {@link #close()}. The last event of a complete
     * answer is a {@link ModelEvent.Finish}.
     *
     * @throws ModelException when the model server refuses, fails or cuts the answer
     */
    Optional<ModelEvent> next();

    /**
     * Ends the answer. May be called from any thread, at any time and repeatedly: the upstream request is aborted and a
     * waiting {@link #next()} returns empty, both within a second.
     */
    @Override
    void close();
}
