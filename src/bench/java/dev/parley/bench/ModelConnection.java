package dev.parley.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.regex.Pattern;

/** One connection to {@link PacedModelServer} and its current playback. Not thread-safe. */
final class ModelConnection {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final Pattern QUESTION = Pattern.compile("play-(\\d+)\\.");
    private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"bench\",\"object\":\"model\"}]}";
    private static final byte[] HEAD =
            ascii("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");

    private final SocketChannel channel;
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
    private Optional<SelectionKey> key = Optional.empty();
    private Optional<Playback> playback = Optional.empty();
    private int delta;
    private long dueNanos;

    ModelConnection(SocketChannel channel) {
        this.channel = channel;
    }

    void register(Selector selector) throws IOException {
        key = Optional.of(channel.register(selector, SelectionKey.OP_READ, this));
    }

    long dueNanos() {
        return dueNanos;
    }

    Playback playback() {
        return playback.orElseThrow();
    }

    int delta() {
        return delta;
    }

    void begin(Playback next, long firstDueNanos) {
        playback = Optional.of(next);
        delta = 0;
        dueNanos = firstDueNanos;
    }

    void next(long intervalNanos) {
        delta++;
        dueNanos += intervalNanos;
    }

    /** Reads what is available. Returns the number of the playback when a completion request is complete. */
    OptionalInt read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int read = channel.read(buffer);
        if (read < 0) {
            close();
            return OptionalInt.empty();
        }
        var bytes = new byte[read];
        buffer.flip().get(bytes);
        request.write(bytes);
        var text = request.toString(StandardCharsets.UTF_8);
        int headEnd = text.indexOf("\r\n\r\n");
        if (headEnd < 0) {
            return OptionalInt.empty();
        }
        var length = LENGTH.matcher(text);
        int bodyLength = length.find() ? Integer.parseInt(length.group(1)) : 0;
        int headBytes = text.substring(0, headEnd + 4).getBytes(StandardCharsets.UTF_8).length;
        if (request.size() < headBytes + bodyLength) {
            return OptionalInt.empty();
        }
        request.reset();
        return answer(text);
    }

    private OptionalInt answer(String text) throws IOException {
        if (text.startsWith("GET")) {
            write(ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + MODELS.length()
                    + "\r\n\r\n" + MODELS));
            return OptionalInt.empty();
        }
        var numbers = QUESTION.matcher(text).results().toList();
        if (numbers.isEmpty()) {
            throw new IllegalStateException("Not a question of the benchmark: " + text);
        }
        write(HEAD);
        return OptionalInt.of(Integer.parseInt(numbers.get(numbers.size() - 1).group(1)));
    }

    void write(byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        if (unsent.isEmpty()) {
            channel.write(buffer);
        }
        if (!buffer.hasRemaining()) {
            return;
        }
        unsent.add(buffer);
        key.ifPresent(known -> known.interestOpsOr(SelectionKey.OP_WRITE));
    }

    void flush() throws IOException {
        while (!unsent.isEmpty()) {
            channel.write(unsent.element());
            if (unsent.element().hasRemaining()) {
                return;
            }
            unsent.remove();
        }
        key.ifPresent(known -> known.interestOpsAnd(~SelectionKey.OP_WRITE));
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is unusable either way.
            return;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
