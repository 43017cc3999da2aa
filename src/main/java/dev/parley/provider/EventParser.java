package dev.parley.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.glassfish.jersey.client.ChunkParser;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into events for Jersey's {@code EventInput}, with a limit and with patience for servers that stray from the
 * format (WHATWG HTML, 9.2.5): comments and blank lines are skipped, lines may end in LF, CR LF or CR, and JSON or HTML
 * that stands in the stream as it is becomes the data of an event. So a plain JSON answer is a stream of one event.
 *
 * <p>Jersey swallows what goes wrong while reading; it is kept here.
 */
final class EventParser implements ChunkParser {
    /** The longest event and so the longest line; the deltas of real servers have less than a kilobyte. */
    static final int EVENT_BYTES_MAX = 1024 * 1024;

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Line line = new Line();
    private boolean lineFeedBelongsToLast;
    private boolean first = true;
    private boolean incomplete;
    private @Nullable IOException failure;

    /** What broke the stream, if it did not simply end. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether the last event was not closed by a blank line: a body that broke off may end like that. */
    boolean incomplete() {
        return incomplete;
    }

    @Override
    // Jersey's contract: null at the end of the stream.
    @SuppressWarnings("NullAway")
    public byte @Nullable [] readChunk(InputStream body) throws IOException {
        try {
            return readEvent(body);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @SuppressWarnings("NullAway")
    private byte @Nullable [] readEvent(InputStream body) throws IOException {
        var event = new ByteArrayOutputStream();
        var stray = false;
        while (readLine(body)) {
            if (line.size() == 0 && event.size() > 0) {
                return event.toByteArray();
            }
            if (line.size() == 0 || line.at(0) == ':') {
                continue;
            }
            stray |= line.isStray();
            if (stray && !line.isField()) {
                event.write(DATA);
            }
            line.writeTo(event);
            event.write('\n');
            if (event.size() > EVENT_BYTES_MAX) {
                throw new TooLongException();
            }
        }
        incomplete = true;
        return event.size() > 0 ? event.toByteArray() : null;
    }

    /** False at the end of the body. */
    private boolean readLine(InputStream body) throws IOException {
        line.reset();
        while (true) {
            var next = body.read();
            if (next == '\n' && lineFeedBelongsToLast) {
                lineFeedBelongsToLast = false;
                continue;
            }
            lineFeedBelongsToLast = next == '\r';
            if (next == -1 && line.size() == 0) {
                return false;
            }
            if (next == -1 || next == '\n' || next == '\r') {
                break;
            }
            if (line.size() == EVENT_BYTES_MAX) {
                throw new TooLongException();
            }
            line.write(next);
        }
        if (first) {
            line.drop(BYTE_ORDER_MARK);
        }
        first = false;
        return true;
    }

    /** An event without end. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The line being read. */
    private static final class Line extends ByteArrayOutputStream {
        private static final String[] FIELDS = {"data", "event", "id", "retry"};

        byte at(int index) {
            return buf[index];
        }

        /** JSON or HTML where a field should be. */
        boolean isStray() {
            var start = 0;
            while (start < count && (buf[start] == ' ' || buf[start] == '\t')) {
                start++;
            }
            return start < count && (buf[start] == '{' || buf[start] == '[' || buf[start] == '<');
        }

        boolean isField() {
            for (var field : FIELDS) {
                if (startsWith(field.getBytes(StandardCharsets.US_ASCII))
                        && (count == field.length() || buf[field.length()] == ':')) {
                    return true;
                }
            }
            return false;
        }

        void drop(byte[] prefix) {
            if (startsWith(prefix)) {
                count -= prefix.length;
                System.arraycopy(buf, prefix.length, buf, 0, count);
            }
        }

        private boolean startsWith(byte[] prefix) {
            return count >= prefix.length && Arrays.equals(buf, 0, prefix.length, prefix, 0, prefix.length);
        }
    }
}
