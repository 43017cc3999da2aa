package dev.parley.transfer.imports;

import java.time.Instant;
import java.util.Optional;

/**
 * An import.
 *
 * @param name of its file
 * @param failure the name in lower case of an {@link ImportFailure.Reason}
 */
record StoredImport(
        long id, String name, Status status, Optional<String> failure, ImportCounts counts, Instant createdAt) {
    enum Status {
        RUNNING,
        COMPLETE,
        STOPPED,
        FAILED,
        /** The server has stopped. */
        INTERRUPTED
    }

    boolean isRunning() {
        return status == Status.RUNNING;
    }
}
