package dev.parley.generation;

import dev.parley.provider.Fault;
import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelException;
import java.util.Optional;

/**
 * How an answer ended.
 *
 * @param fault what went wrong, if anything did
 * @param detail what the model server said of it; may be empty
 */
public record Ending(Status status, Optional<Fault> fault, String detail) {
    static final Ending COMPLETE = new Ending(Status.COMPLETE, Optional.empty(), "");
    static final Ending STOPPED = new Ending(Status.STOPPED, Optional.empty(), "");
    static final Ending INTERRUPTED = new Ending(Status.INTERRUPTED, Optional.empty(), "");
    /** The model reached its own limit of tokens ({@code finish_reason: length}). */
    static final Ending OUT_OF_TOKENS = new Ending(Status.TRUNCATED, Optional.empty(), "");

    static final Ending TOO_LONG = new Ending(Status.TRUNCATED, Optional.of(Fault.TOO_LONG), "");
    static final Ending SILENT = new Ending(Status.FAILED, Optional.of(Fault.SILENT), "");

    /**
     * The model stopped for this reason, which may be a failure.
     *
     * @param hasText whether the answer has text, which is kept and can be continued
     */
    static Ending of(Finish finish, boolean hasText) {
        return switch (finish.reason()) {
            case STOP, TOOL_CALLS -> COMPLETE;
            case LENGTH -> OUT_OF_TOKENS;
            case CONTENT_FILTER -> new Ending(Status.TRUNCATED, Optional.of(Fault.FILTERED), "");
            case OTHER ->
                hasText
                        ? new Ending(Status.TRUNCATED, Optional.of(Fault.ENDED_EARLY), finish.said())
                        : new Ending(Status.FAILED, Optional.of(Fault.SERVER_ERROR), finish.said());
        };
    }

    static Ending of(ModelException failure) {
        var status =
                failure.fault() == Fault.CUT || failure.fault() == Fault.TOO_LONG ? Status.TRUNCATED : Status.FAILED;
        return new Ending(status, Optional.of(failure.fault()), failure.detail());
    }
}
