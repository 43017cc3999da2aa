package dev.parley.provider;

import java.util.Optional;

/** One answer as it is being written. One thread reads; any thread may close. */
public interface ModelStream extends AutoCloseable {
    /**
     * Waits for the next event. After the last one, and after {@link #close()}, it is empty. An answer that ended as it
     * should has had a {@link ModelEvent.Finish}.
     *
     * @throws ModelException when the model server refuses, fails or cuts the answer
     */
    Optional<ModelEvent> next();

    /**
     * Ends the answer from any thread, at any time, as often as one likes: the upstream request is aborted and a
     * {@link #next()} that waits returns empty, both within a second.
     */
    @Override
    void close();
}
