package dev.parley.generation;

/** The state of a message. All but {@link #STREAMING} are final. */
public enum MessageStatus {
    /** The answer is being written. */
    STREAMING,
    /** The model has finished the answer. */
    COMPLETE,
    /** The user stopped the answer. */
    STOPPED,
    /** The answer reached a limit, or the connection to the model server was lost. */
    TRUNCATED,
    /** The model server failed. */
    FAILED,
    /** Parley stopped or crashed. */
    INTERRUPTED
}
