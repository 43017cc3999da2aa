package dev.parley.generation;

/** Where a message stands. Everything but {@link #STREAMING} is final. */
public enum MessageStatus {
    /** Being written right now. */
    STREAMING,
    /** The model came to its end. */
    COMPLETE,
    /** A person stopped it. */
    STOPPED,
    /** It reached a limit, or the model server broke off. */
    TRUNCATED,
    /** The model server failed. */
    FAILED,
    /** This server stopped or crashed. */
    INTERRUPTED
}
