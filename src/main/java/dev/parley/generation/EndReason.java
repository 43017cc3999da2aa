package dev.parley.generation;

import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelError;
import dev.parley.provider.ModelEvent.Finish;
import java.util.Optional;

/**
 * How an answer ended.
 *
 * @param error what went wrong, if anything did
 */
public record EndReason(MessageStatus status, Optional<ModelError> error) {
    static final EndReason COMPLETE = new EndReason(MessageStatus.COMPLETE);
    static final EndReason STOPPED = new EndReason(MessageStatus.STOPPED);
    static final EndReason INTERRUPTED = new EndReason(MessageStatus.INTERRUPTED);
    /** The model reached its own limit of tokens ({@code finish_reason: length}). */
    static final EndReason OUT_OF_TOKENS = new EndReason(MessageStatus.TRUNCATED);

    static final EndReason TOO_LONG = of(ModelError.of(ErrorKind.TOO_LONG));
    static final EndReason SILENT = of(ModelError.of(ErrorKind.SILENT));
    /** A bug in Parley; the log has the details. */
    static final EndReason INTERNAL_ERROR = of(ModelError.of(ErrorKind.INTERNAL));

    private EndReason(MessageStatus status) {
        this(status, Optional.empty());
    }

    /**
     * The model stopped for this reason, which may be a failure.
     *
     * @param hasText whether the answer has text, which is kept and can be continued
     */
    static EndReason of(Finish finish, boolean hasText) {
        return switch (finish.reason()) {
            case STOP, TOOL_CALLS -> COMPLETE;
            case LENGTH -> OUT_OF_TOKENS;
            case CONTENT_FILTER -> of(ModelError.of(ErrorKind.FILTERED));
            case OTHER -> of(ModelError.of(hasText ? ErrorKind.ENDED_EARLY : ErrorKind.SERVER_ERROR, finish.said()));
        };
    }

    /** The stream ended without a finish reason. */
    static EndReason withoutFinish(boolean hasBegun) {
        return of(ModelError.of(hasBegun ? ErrorKind.CUT : ErrorKind.NO_ANSWER));
    }

    /** An error that leaves the answer incomplete or without a text. */
    static EndReason of(ModelError error) {
        var status =
                switch (error.kind()) {
                    case CUT, TOO_LONG, FILTERED, ENDED_EARLY -> MessageStatus.TRUNCATED;
                    default -> MessageStatus.FAILED;
                };
        return new EndReason(status, Optional.of(error));
    }
}
