package dev.parley.transfer.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The characters of a JSON file. Bytes that are not valid become replacement characters. */
final class Utf {
    private static final int MARK_BYTES_MAX = 3;

    private Utf() {}

    /** UTF-8, or what the byte order mark tells, which is left out. */
    static Reader reader(InputStream in) throws IOException {
        var bytes = new BufferedInputStream(in, 64 * 1024);
        bytes.mark(MARK_BYTES_MAX);
        var first = bytes.readNBytes(MARK_BYTES_MAX);
        bytes.reset();
        var charset = charset(first);
        int markBytes = charset.equals(StandardCharsets.UTF_8) ? MARK_BYTES_MAX : 2;
        if (hasMark(first)) {
            bytes.skipNBytes(markBytes);
        }
        return new InputStreamReader(bytes, charset);
    }

    private static boolean hasMark(byte[] first) {
        return starts(first, 0xEF, 0xBB, 0xBF) || starts(first, 0xFF, 0xFE) || starts(first, 0xFE, 0xFF);
    }

    private static Charset charset(byte[] first) {
        if (starts(first, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(first, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean starts(byte[] first, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= first.length || (first[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
