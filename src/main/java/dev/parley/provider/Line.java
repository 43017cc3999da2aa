package dev.parley.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** One line of a response body that should consist of server-sent events; part of the buffer of a {@link LineReader}. */
final class Line {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private byte[] buffer = {};
    private int start;
    private int end;

    void set(byte[] bytes, int from, int to) {
        buffer = bytes;
        start = from;
        end = to;
    }

    void dropByteOrderMark() {
        if (startsWith(BYTE_ORDER_MARK)) {
            start += BYTE_ORDER_MARK.length;
        }
    }

    boolean isBlank() {
        return start == end;
    }

    boolean startsWith(char first) {
        return start < end && buffer[start] == first;
    }

    /** Whether the line is JSON or HTML instead of a field. */
    boolean isStray() {
        int i = start;
        while (i < end && (buffer[i] == ' ' || buffer[i] == '\t')) {
            i++;
        }
        return i < end && (buffer[i] == '{' || buffer[i] == '[' || buffer[i] == '<');
    }

    /** Whether the line is this field, with or without a value. */
    boolean is(byte[] field) {
        int nameEnd = start + field.length;
        return startsWith(field) && (nameEnd == end || buffer[nameEnd] == ':');
    }

    /** Whether the line begins like this, in upper or lower case. */
    boolean startsWithIgnoringCase(String prefix) {
        int length = prefix.length();
        return end - start >= length && new String(buffer, start, length, US_ASCII).equalsIgnoreCase(prefix);
    }

    /** Where the value of a field begins, whose name has this length. */
    int valueStart(int nameBytes) {
        int i = Math.min(end, start + nameBytes + 1);
        while (i < end && buffer[i] == ' ') {
            i++;
        }
        return i - start;
    }

    /** The line from this position on. */
    String from(int position) {
        return new String(buffer, start + position, end - start - position, UTF_8);
    }

    /** Writes the line from this position on. */
    void writeTo(ByteArrayOutputStream out, int from) {
        out.write(buffer, start + from, end - start - from);
    }

    private boolean startsWith(byte[] prefix) {
        int prefixEnd = start + prefix.length;
        return prefixEnd <= end && Arrays.equals(buffer, start, prefixEnd, prefix, 0, prefix.length);
    }
}
