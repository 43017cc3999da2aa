package dev.parley.provider;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits a body into lines, which may end in LF, CR LF or CR. */
final class LineReader {
    /** Enough for some deltas. Each answer has its own buffer, so it is small. */
    private static final int BUFFER_BYTES = 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;
    private final Line line = new Line();
    private boolean lineFeedBelongsToLast;
    private boolean first = true;

    /** The last line read, without its line end. Always the same object. */
    Line line() {
        return line;
    }

    /** Reads the next line; false at the end of the body. */
    boolean read(InputStream body) throws IOException {
        line.reset();
        while (hasNext(body)) {
            int start = next;
            while (next < end && buffer[next] != '\n' && buffer[next] != '\r') next++;
            add(start);
            if (next < end && endsLine(buffer[next++])) {
                dropByteOrderMark();
                return true;
            }
        }
        if (line.size() == 0) return false;
        dropByteOrderMark();
        return true;
    }

    private boolean hasNext(InputStream body) throws IOException {
        if (next < end) return true;
        next = 0;
        end = body.read(buffer);
        return end > 0;
    }

    private void add(int start) throws IOException {
        if (next > start) lineFeedBelongsToLast = false;
        if (line.size() + next - start > EventParser.EVENT_BYTES_MAX) throw new EventParser.TooLongException();
        line.write(buffer, start, next - start);
    }

    /** Whether this byte ends a line. A line feed after a carriage return belongs to the previous line's end. */
    private boolean endsLine(byte lineEnd) {
        var ends = lineEnd == '\r' || !lineFeedBelongsToLast;
        lineFeedBelongsToLast = lineEnd == '\r';
        return ends;
    }

    private void dropByteOrderMark() {
        if (first) {
            line.drop(BYTE_ORDER_MARK);
        }
        first = false;
    }

    /** Whether the next line is already buffered, begins with this prefix, and is followed by a blank line. */
    boolean nextIsAlone(byte[] prefix) {
        int start = lineFeedBelongsToLast && next < end && buffer[next] == '\n' ? next + 1 : next;
        int prefixEnd = start + prefix.length;
        if (prefixEnd > end || !Arrays.equals(buffer, start, prefixEnd, prefix, 0, prefix.length)) return false;
        int lineEnd = prefixEnd;
        while (lineEnd < end && buffer[lineEnd] != '\n') lineEnd++;
        int blank = lineEnd + 1;
        if (blank < end && buffer[blank] == '\r') blank++;
        return blank < end && buffer[blank] == '\n';
    }
}
