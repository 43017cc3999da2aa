package dev.parley.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.glassfish.jersey.client.ChunkParser;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into events for Jersey's {@code EventInput}, with a limit and with patience for servers that stray from the
 * format (WHATWG HTML, 9.2.5): comments and blank lines are skipped, lines may end in LF, CR LF or CR, and JSON or HTML
 * that stands in the stream as it is becomes the data of an event. So a plain JSON answer is a stream of one event. The
 * field {@code error} of llama.cpp becomes an event of that name. Other lines are left out, as the format wants it, and kept
 * for when there is nothing else.
 *
 * <p>Jersey swallows what goes wrong while reading; it is kept here.
 */
final class EventParser implements ChunkParser {
    /** The longest event and so the longest line; the deltas of real servers have less than a kilobyte. */
    static final int EVENT_BYTES_MAX = 1024 * 1024;

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR = "event: error\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DELTA = "data: {".getBytes(StandardCharsets.US_ASCII);
    private static final int LEFT_OUT_CHARS_MAX = 8_000;
    /** Deltas that have come together are read together, up to so many bytes. */
    private static final int JOINED_BYTES_MAX = 16 * 1024;

    private final LineReader lines = new LineReader();
    private final ByteArrayOutputStream event = new ByteArrayOutputStream();
    private final StringBuilder leftOut = new StringBuilder();
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

    /** The lines that are no part of an event: mostly none, or a plain text in the place of a stream. */
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
                // When the machine is too busy to read each delta as it comes, those that wait become cheaper, and wait
                // less.
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

    /** An event without end. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
