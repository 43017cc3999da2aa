package dev.parley.generation;

import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelException;
import java.util.Optional;

/**
 * How an answer ended.
 *
 * @param fault what went wrong, if anything did
 * @param detail what the model server said of it; may be empty
 */
public record EndReason(MessageStatus status, Optional<ErrorKind> fault, String detail) {
    static final EndReason COMPLETE = new EndReason(MessageStatus.COMPLETE, Optional.empty(), "");
    static final EndReason STOPPED = new EndReason(MessageStatus.STOPPED, Optional.empty(), "");
    static final EndReason INTERRUPTED = new EndReason(MessageStatus.INTERRUPTED, Optional.empty(), "");
    /** The model reached its own limit of tokens ({@code finish_reason: length}). */
    static final EndReason OUT_OF_TOKENS = new EndReason(MessageStatus.TRUNCATED, Optional.empty(), "");

    static final EndReason TOO_LONG = new EndReason(MessageStatus.TRUNCATED, Optional.of(ErrorKind.TOO_LONG), "");
    static final EndReason SILENT = new EndReason(MessageStatus.FAILED, Optional.of(ErrorKind.SILENT), "");

    /**
     * The model stopped for this reason, which may be a failure.
     *
     * @param hasText whether the answer has text, which is kept and can be continued
     */
    static EndReason of(Finish finish, boolean hasText) {
        return switch (finish.reason()) {
            case STOP, TOOL_CALLS -> COMPLETE;
            case LENGTH -> OUT_OF_TOKENS;
            case CONTENT_FILTER -> new EndReason(MessageStatus.TRUNCATED, Optional.of(ErrorKind.FILTERED), "");
            case OTHER ->
                hasText
                        ? new EndReason(MessageStatus.TRUNCATED, Optional.of(ErrorKind.ENDED_EARLY), finish.said())
                        : new EndReason(MessageStatus.FAILED, Optional.of(ErrorKind.SERVER_ERROR), finish.said());
        };
    }

    /** The stream ended without a finish reason. */
    static EndReason withoutFinish(boolean hasBegun) {
        return of(new ModelException(hasBegun ? ErrorKind.CUT : ErrorKind.NO_ANSWER, ""));
    }

    static EndReason of(ModelException failure) {
        var status = failure.fault() == ErrorKind.CUT || failure.fault() == ErrorKind.TOO_LONG
                ? MessageStatus.TRUNCATED
                : MessageStatus.FAILED;
        return new EndReason(status, Optional.of(failure.fault()), failure.detail());
    }
}
