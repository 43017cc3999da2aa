package dev.parley.generation;

import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelEvent;
import dev.parley.provider.ModelException;
import dev.parley.provider.ModelStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream of an answer that could not be started. Its first read fails. */
record FailedStream(ModelException failure) implements ModelStream {
    private static final Logger LOG = LoggerFactory.getLogger(FailedStream.class);

    static FailedStream of(Throwable cause) {
        if (cause instanceof ModelException failure) {
            return new FailedStream(failure);
        }
        LOG.error("An answer could not be started", cause);
        return new FailedStream(new ModelException(ErrorKind.INTERNAL));
    }

    @Override
    public Optional<ModelEvent> next() {
        throw failure;
    }

    @Override
    public void close() {
        // There is nothing to release.
    }
}
