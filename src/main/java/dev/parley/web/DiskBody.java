package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes the file of a form to disk. The headers before it are kept in memory, and the delimiter after it is cut off at the
 * end, so that what is on the disk is the file as it was.
 */
final class DiskBody {
    private static final int HEAD_BYTES_MAX = 8 * 1024;
    /** The last delimiter has at most 76 bytes; what follows is ignored. */
    private static final int END_BYTES_MAX = 1024;

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Path path;
    private final String contentType;
    private final String delimiter;
    private final FileChannel channel;
    private final Runnable onEnd;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private Optional<UploadedFile> file = Optional.empty();
    private boolean isEnded;
    private boolean isTaken;

    /** @param onEnd runs once, when the body has arrived or is discarded */
    DiskBody(Path path, String contentType, Runnable onEnd) throws IOException {
        this.path = path;
        this.contentType = contentType;
        this.delimiter = "\r\n--" + MultipartParser.boundary(contentType);
        this.onEnd = onEnd;
        channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    void write(byte[] chunk, int length) throws IOException {
        if (file.isPresent()) {
            writeContent(chunk, 0, length);
            return;
        }
        head.write(chunk, 0, length);
        var bytes = head.toByteArray();
        int end = indexOf(bytes, END_OF_HEAD);
        if (end < 0) {
            if (bytes.length > HEAD_BYTES_MAX) {
                throw HttpException.badRequest();
            }
            return;
        }
        int start = end + END_OF_HEAD.length;
        file = Optional.of(parsed(new String(bytes, 0, start, StandardCharsets.ISO_8859_1)));
        head.reset();
        writeContent(bytes, start, bytes.length - start);
    }

    /** Parses the headers like those of any other form, with an empty file. */
    private UploadedFile parsed(String headers) {
        var form = (headers + delimiter + "--").getBytes(StandardCharsets.ISO_8859_1);
        return MultipartParser.parse(form, contentType).onlyFile().orElseThrow(HttpException::badRequest);
    }

    private void writeContent(byte[] bytes, int start, int length) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, start, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Ends a body that has arrived, and hands it to the servlet. */
    void finish(HttpServletRequest request) throws IOException {
        var received = file.orElseThrow(HttpException::badRequest);
        long end = channel.size();
        int window = (int) Math.min(end, END_BYTES_MAX);
        var tail = ByteBuffer.allocate(window);
        while (tail.hasRemaining() && channel.read(tail, end - window + tail.position()) >= 0) {
            // The rest.
        }
        var text = new String(tail.array(), 0, tail.position(), StandardCharsets.ISO_8859_1);
        int last = text.lastIndexOf(delimiter + "--");
        if (last < 0) {
            throw HttpException.badRequest();
        }
        channel.truncate(end - window + last);
        end();
        request.setAttribute(
                ReceivedFile.class.getName(),
                new ReceivedFile(received.name(), path, end - window + last, () -> isTaken = true));
    }

    private void end() throws IOException {
        if (!isEnded) {
            isEnded = true;
            onEnd.run();
            channel.close();
        }
    }

    /** Removes the file, unless a servlet has taken it. */
    void discard() throws IOException {
        end();
        if (!isTaken) {
            Files.deleteIfExists(path);
        }
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
