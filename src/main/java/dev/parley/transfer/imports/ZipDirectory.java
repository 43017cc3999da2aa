package dev.parley.transfer.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Checks the end of a ZIP file before it is opened, because opening it reads its whole directory into memory. The directory is
 * described in its last record (APPNOTE.TXT 6.3.10, section 4.3.16), for large files in another one before it (4.3.14).
 */
final class ZipDirectory {
    private static final int END_BYTES = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int COMMENT_BYTES_MAX = 0xFFFF;
    private static final int LOCATOR_BYTES = 20;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int END64_BYTES = 56;
    private static final int END64_SIGNATURE = 0x06064b50;

    private ZipDirectory() {}

    /** @throws ImportFailure if there is no directory, or if it is too large */
    static void check(Path path) throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
            int window = (int) Math.min(file.size(), END_BYTES + COMMENT_BYTES_MAX);
            var tail = read(file, file.size() - window, window);
            int end = end(tail);
            require(unsigned(tail.getShort(end + 10)), tail.getInt(end + 12) & 0xFFFFFFFFL);
            int locator = end - LOCATOR_BYTES;
            if (locator >= 0 && tail.getInt(locator) == LOCATOR_SIGNATURE) {
                checkLarge(file, tail.getLong(locator + 8));
            }
        }
    }

    /** The index of the last record, whose comment must end with the file; otherwise readers might find another one. */
    private static int end(ByteBuffer tail) {
        for (int i = tail.limit() - END_BYTES; i >= 0; i--) {
            if (tail.getInt(i) == END_SIGNATURE) {
                if (i + END_BYTES + unsigned(tail.getShort(i + 20)) != tail.limit()) {
                    break;
                }
                return i;
            }
        }
        throw new ImportFailure(ImportFailure.Reason.ZIP_BROKEN);
    }

    private static void checkLarge(FileChannel file, long position) throws IOException {
        if (position < 0 || position > file.size() - END64_BYTES) {
            throw new ImportFailure(ImportFailure.Reason.ZIP_BROKEN);
        }
        var end = read(file, position, END64_BYTES);
        if (end.getInt(0) != END64_SIGNATURE) {
            throw new ImportFailure(ImportFailure.Reason.ZIP_BROKEN);
        }
        requireLarge(end.getLong(32), end.getLong(40));
    }

    /** The highest numbers mean that the other record has them. */
    private static void require(int entries, long bytes) {
        if (bytes != 0xFFFFFFFFL) {
            requireLarge(entries, bytes);
        }
    }

    private static void requireLarge(long entries, long bytes) {
        if (entries < 0
                || bytes < 0
                || entries > ImportLimits.ENTRIES_MAX
                || bytes > ImportLimits.DIRECTORY_BYTES_MAX) {
            throw new ImportFailure(ImportFailure.Reason.TOO_MANY_ENTRIES);
        }
    }

    private static int unsigned(short number) {
        return number & 0xFFFF;
    }

    private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {
            // The rest.
        }
        buffer.limit(buffer.position());
        return buffer;
    }
}
