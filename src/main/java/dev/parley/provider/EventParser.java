package dev.parley.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.glassfish.jersey.client.ChunkParser;
import org.jspecify.annotations.Nullable;

/**
 * Splits a body into events for Jersey's {@code EventInput}, with a size limit, and accepts deviations from the format
 * (WHATWG HTML, 9.2.5): comments and blank lines are skipped, lines may end in LF, CR LF or CR, and bare JSON or HTML
 * in the stream becomes the data of an event. So a plain JSON response is a stream of one event. The field {@code
 * error} of llama.cpp becomes an event of that name. Other lines are skipped, as the format requires, but kept for the
 * case that there is nothing else.
 *
 * <p>Jersey swallows exceptions while reading, so this class keeps them.
 */
final class EventParser implements ChunkParser {
    /** The longest event, and so the longest line. Deltas of real servers have less than a kilobyte. */
    static final int EVENT_BYTES_MAX = 1024 * 1024;

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR = "event: error\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DELTA = "data: {".getBytes(StandardCharsets.US_ASCII);
    private static final int LEFT_OUT_CHARS_MAX = 8_000;
    /** Deltas that arrived together are joined into one event up to this size. */
    private static final int JOINED_BYTES_MAX = 16 * 1024;

    private final LineReader lines = new LineReader();
    private final ByteArrayOutputStream event = new ByteArrayOutputStream();
    private final StringBuilder leftOut = new StringBuilder();
    private boolean incomplete;
    private @Nullable IOException failure;

    /** The exception that ended the stream, if there was one. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether the last event has no blank line after it, so the body may have been cut. */
    boolean incomplete() {
        return incomplete;
    }

    /** The lines outside of events: usually none, or a plain text instead of a stream. */
    String leftOut() {
        return leftOut.toString().strip();
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
        event.reset();
        var stray = false;
        var onlyDeltas = true;
        while (lines.read(body)) {
            var line = lines.line();
            if (line.size() == 0 && event.size() > 0) {
                // Join buffered deltas, so that a busy machine spends less time on each and catches up.
                if (onlyDeltas && event.size() < JOINED_BYTES_MAX && lines.nextIsAlone(DELTA)) continue;
                return event.toByteArray();
            }
            if (line.size() == 0 || line.at(0) == ':') {
                continue;
            }
            onlyDeltas &= line.startsWith(DELTA);
            stray |= line.isStray();
            write(line, stray);
            if (event.size() > EVENT_BYTES_MAX) {
                throw new TooLongException();
            }
        }
        incomplete = true;
        return event.size() > 0 ? event.toByteArray() : null;
    }

    private void write(Line line, boolean isStray) throws IOException {
        if (!isStray && line.isError()) {
            event.write(ERROR);
            line.writeTo(event, "error:".length());
        } else if (isStray && !line.isField()) {
            event.write(DATA);
            line.writeTo(event);
        } else if (line.isField()) {
            line.writeTo(event);
        } else {
            leaveOut(line);
            return;
        }
        event.write('\n');
    }

    private void leaveOut(Line line) {
        if (leftOut.length() < LEFT_OUT_CHARS_MAX) {
            leftOut.append(Words.clipped(line.toString(StandardCharsets.UTF_8), LEFT_OUT_CHARS_MAX))
                    .append('\n');
        }
    }

    /** An event exceeded the size limit. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
