package dev.parley.web;

/** Where events for one browser are sent: a connection, or a part of a shared one. No method blocks. */
public interface EventChannel {
    /** Queues an event; false when the queue is full or the channel is closed. */
    boolean trySend(byte[] bytes);

    /** Sends a comment if nothing else is queued, because only a write detects a dead connection. */
    void ping();

    /** Queues the last event even if the queue is full, and closes the channel. */
    void sendAndClose(byte[] bytes);

    /** Whether all queued bytes have been written and the connection is still open. */
    boolean isDrained();

    /** Whether nothing can be sent any more. */
    boolean isClosed();
}
