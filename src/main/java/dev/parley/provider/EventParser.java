package dev.parley.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.text.ShortText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Splits a body into server-sent events, with a size limit, and accepts deviations from the format (WHATWG HTML,
 * 9.2.5): bare JSON or HTML in the stream becomes the data of an event. So a plain JSON response is a stream of one
 * event. The field {@code error} of llama.cpp becomes an event of that name. Other lines are skipped, as the format
 * requires, but kept for the case that there is nothing else. Invalid UTF-8 is replaced, and the charset in the header
 * is ignored, because neither must end an answer.
 *
 * <p>This replaces Jersey's {@code EventInput}, which took more CPU for each event than parsing its JSON.
 */
final class EventParser {
    /** The longest event, and so the longest line. Deltas of real servers have less than a kilobyte. */
    static final int EVENT_BYTES_MAX = 1024 * 1024;

    private static final byte[] DATA = "data".getBytes(US_ASCII);
    private static final byte[] EVENT = "event".getBytes(US_ASCII);
    private static final byte[] ID = "id".getBytes(US_ASCII);
    private static final byte[] RETRY = "retry".getBytes(US_ASCII);
    private static final String ERROR = "error";
    private static final int LEFT_OUT_CHARS_MAX = 8_000;

    private final LineReader lines;
    private String name = "";
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private boolean isStray;
    private final StringBuilder leftOut = new StringBuilder();
    private boolean isIncomplete;
    private Optional<IOException> failure = Optional.empty();

    EventParser(InputStream body) {
        lines = new LineReader(body);
    }

    /** Waits for the next event with data; false at the end of the body, or if the body cannot be read further. */
    boolean read() {
        try {
            return readEvent();
        } catch (IOException e) {
            failure = Optional.of(e);
            return false;
        }
    }

    /** The name of the last event; usually empty. */
    String name() {
        return name;
    }

    /** The data of the last event. */
    String data() {
        return data.toString(UTF_8).strip();
    }

    /** The exception that ended the stream, if there was one. */
    Optional<IOException> failure() {
        return failure;
    }

    /** Whether the last event has no blank line after it, so the body may have been cut. */
    boolean isIncomplete() {
        return isIncomplete;
    }

    /** The lines outside of events: usually none, or a plain text instead of a stream. */
    String leftOut() {
        return leftOut.toString().strip();
    }

    private boolean readEvent() throws IOException {
        reset();
        while (lines.read()) {
            var line = lines.line();
            if (!line.isBlank()) {
                readLine(line);
            } else if (data.size() > 0) {
                return true;
            } else {
                reset();
            }
            if (data.size() > EVENT_BYTES_MAX) {
                throw new TooLongException();
            }
        }
        isIncomplete = true;
        return data.size() > 0;
    }

    private void reset() {
        name = "";
        data.reset();
        isStray = false;
    }

    private void readLine(Line line) {
        if (line.startsWith(':') || line.is(ID) || line.is(RETRY)) {
            return;
        }
        isStray |= line.isStray();
        if (line.is(DATA)) {
            add(line, line.valueStart(DATA.length));
        } else if (line.is(EVENT)) {
            name = line.from(line.valueStart(EVENT.length));
        } else if (isStray) {
            add(line, 0);
        } else if (line.startsWithIgnoringCase(ERROR + ":")) {
            name = ERROR;
            add(line, line.valueStart(ERROR.length()));
        } else {
            leaveOut(line);
        }
    }

    private void add(Line line, int from) {
        line.writeTo(data, from);
        data.write('\n');
    }

    private void leaveOut(Line line) {
        if (leftOut.length() < LEFT_OUT_CHARS_MAX) {
            leftOut.append(ShortText.clipped(line.from(0), LEFT_OUT_CHARS_MAX)).append('\n');
        }
    }

    /** An event exceeded the size limit. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
