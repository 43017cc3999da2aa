package dev.parley.provider;

import java.io.IOException;
import java.io.InputStream;

/** Splits a body into lines, which may end in LF, CR LF or CR. */
final class LineReader {
    /** Enough for some deltas. Each answer has its own buffer, so it is small; a longer line enlarges it. */
    private static final int BUFFER_BYTES = 1024;

    private final InputStream body;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;
    private final Line line = new Line();
    private boolean isLineFeedPending;
    private boolean isFirst = true;

    LineReader(InputStream body) {
        this.body = body;
    }

    /** The last line read, without its line end. Always the same object, and valid until the next line is read. */
    Line line() {
        return line;
    }

    /** Reads the next line; false at the end of the body. */
    boolean read() throws IOException {
        skipLineFeed();
        int length = 0;
        while (next + length < end || fill(length)) {
            var one = buffer[next + length];
            if (one == '\n' || one == '\r') {
                isLineFeedPending = one == '\r';
                take(length, 1);
                return true;
            }
            length++;
        }
        take(length, 0);
        return length > 0;
    }

    /** A line feed after a carriage return belongs to the previous line's end. */
    private void skipLineFeed() throws IOException {
        if (isLineFeedPending && (next < end || fill(0)) && buffer[next] == '\n') {
            next++;
        }
        isLineFeedPending = false;
    }

    private void take(int length, int lineEnd) {
        line.set(buffer, next, next + length);
        next += length + lineEnd;
        if (isFirst) {
            line.dropByteOrderMark();
        }
        isFirst = false;
    }

    /** Reads more of the body behind the beginning of a line, which is kept; false at the end of the body. */
    private boolean fill(int length) throws IOException {
        if (length > EventParser.EVENT_BYTES_MAX) {
            throw new EventParser.TooLongException();
        }
        var roomy = length < buffer.length ? buffer : new byte[2 * buffer.length];
        System.arraycopy(buffer, next, roomy, 0, length);
        buffer = roomy;
        next = 0;
        end = length + Math.max(0, body.read(buffer, length, buffer.length - length));
        return end > length;
    }
}
