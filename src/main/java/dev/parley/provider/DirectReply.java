package dev.parley.provider;

import java.util.Optional;

/** The reply to a request that a program has written. One thread reads; any thread may close. */
public interface DirectReply extends AutoCloseable {
    /**
     * What the model has used so far.
     *
     * @param reported the token counts if the model server has sent any
     * @param promptTokens an estimate
     * @param completionTokens an estimate for the text that has arrived
     */
    record Used(Optional<ModelEvent.Usage> reported, long promptTokens, long completionTokens) {
        /** Whether the model has worked. A request that the server refused has used nothing. */
        public boolean isAny() {
            return reported.isPresent() || completionTokens > 0;
        }
    }

    /**
     * Waits for the next JSON object: a chunk, or the whole reply if it is not streamed. Empty after the last one and after
     * {@link #close()}.
     *
     * @throws ModelException when the model server refuses, fails or cuts the reply
     */
    Optional<String> next();

    /** What the model has used so far. For the thread that reads. */
    Used used();

    /** Ends the reply, as {@link ModelStream#close()}. */
    @Override
    void close();
}
