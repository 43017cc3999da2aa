package dev.parley.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One line of a response body that should consist of server-sent events. */
final class Line extends ByteArrayOutputStream {
    private static final String[] FIELDS = {"data", "event", "id", "retry"};
    private static final String ERROR = "error:";

    byte at(int index) {
        return buf[index];
    }

    /** Whether the line is JSON or HTML instead of a field. */
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

    /** Whether the line is the field {@code error} of llama.cpp, or plain text that begins like it. */
    boolean isError() {
        return count >= ERROR.length()
                && new String(buf, 0, ERROR.length(), StandardCharsets.US_ASCII).equalsIgnoreCase(ERROR);
    }

    void writeTo(OutputStream out, int from) throws IOException {
        out.write(buf, from, count - from);
    }

    void drop(byte[] prefix) {
        if (startsWith(prefix)) {
            count -= prefix.length;
            System.arraycopy(buf, prefix.length, buf, 0, count);
        }
    }

    boolean startsWith(byte[] prefix) {
        return count >= prefix.length && Arrays.equals(buf, 0, prefix.length, prefix, 0, prefix.length);
    }
}
