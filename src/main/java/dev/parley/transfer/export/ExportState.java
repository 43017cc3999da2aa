package dev.parley.transfer.export;

import java.time.Instant;

/**
 * The last export of all data of a user.
 *
 * @param done the number of exported messages
 * @param total the number of messages when it began
 */
public record ExportState(ExportKind kind, Stage stage, long done, long total, Instant updatedAt) {
    /** How it stands. The names are stored, so they must not change. */
    public enum Stage {
        RUNNING,
        FINISHED,
        FAILED
    }
}
