package dev.parley.api.openai;

import dev.parley.web.OpenResponse;
import dev.parley.web.ResponseQueue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * The response to a program, which stays open when the servlet returns. Nothing may be left out of it, so the thread that
 * writes waits while the program reads too slowly; that is never a thread of the container.
 */
final class ReplyOutput implements OpenResponse {
    /** What the program has not received yet, except for the last piece. */
    static final int QUEUE_BYTES_MAX = 128 * 1024;

    private static final byte[] NOTHING = {};

    private final HttpServletResponse response;
    private final ResponseQueue queue;
    private boolean hasBegun;

    private ReplyOutput(HttpServletResponse response, ResponseQueue queue) {
        this.response = response;
        this.queue = queue;
    }

    /** @param onClose runs once, when either side has closed the response; it must not wait */
    static ReplyOutput open(HttpServletRequest request, HttpServletResponse response, Runnable onClose)
            throws IOException {
        return new ReplyOutput(response, ResponseQueue.open(request, response, onClose));
    }

    /** Sets the status and the headers, if that has not happened yet. Returns whether it did. */
    synchronized boolean begin(int status, Map<String, String> headers) {
        if (hasBegun) {
            return false;
        }
        hasBegun = queue.ifOpen(() -> {
            response.setStatus(status);
            headers.forEach(response::setHeader);
        });
        return hasBegun;
    }

    /** Writes a piece after {@link #begin}. Waits while the program reads too slowly; false if it has disconnected. */
    boolean write(byte[] piece) {
        return queue.addWhenRoomy(piece, QUEUE_BYTES_MAX);
    }

    /** Whether the last piece waits until the program has read more. */
    boolean isWaiting() {
        return queue.isWaiting();
    }

    @Override
    public boolean isClosed() {
        return queue.isClosed();
    }

    /** Writes a piece that may be left out, if nothing else waits. */
    void tryWrite(byte[] piece) {
        queue.addIfEmpty(piece);
    }

    /** Closes the response when all is sent. Does not wait. */
    void end() {
        queue.end(NOTHING);
    }

    /** So that the program notices that it is not complete. */
    @Override
    public void close() {
        queue.close();
    }
}
