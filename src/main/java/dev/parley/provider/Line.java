package dev.parley.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One line of a body that should be server-sent events. */
final class Line extends ByteArrayOutputStream {
    private static final String[] FIELDS = {"data", "event", "id", "retry"};
    private static final String ERROR = "error:";

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

    /** The field of an error, in which llama.cpp sends it; or a plain text that begins so. */
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
