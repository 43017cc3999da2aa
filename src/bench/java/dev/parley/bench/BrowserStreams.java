package dev.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads the event streams of all browsers of the benchmark in one thread. */
final class BrowserStreams implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final Queue<Connection> opening = new ConcurrentLinkedQueue<>();
    private final byte[] bytes = new byte[64 * 1024];
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length);
    private volatile boolean isClosed;

    private record Connection(URI url, String cookie, StreamRecorder recorder, ChunkedResponse response) {}

    BrowserStreams() throws IOException {
        var thread = new Thread(this::run, "bench-browsers");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens an event stream as a browser does. When it ends, {@link StreamRecorder#closed()} completes. */
    void follow(URI url, String cookie, StreamRecorder recorder) {
        opening.add(new Connection(url, cookie, recorder, new ChunkedResponse(recorder)));
        selector.wakeup();
    }

    private void run() {
        try (selector) {
            while (!isClosed) {
                selector.select(100);
                for (var key : selector.selectedKeys()) {
                    handle(key);
                }
                selector.selectedKeys().clear();
                for (var next = opening.poll(); next != null; next = opening.poll()) {
                    open(next);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(Connection connection) throws IOException {
        var url = connection.url();
        var channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
        var request = "GET " + url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAccept: text/event-stream\r\nCookie: "
                + connection.cookie() + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, connection);
    }

    private void handle(SelectionKey key) throws IOException {
        var connection = (Connection) key.attachment();
        if (isEnded((SocketChannel) key.channel(), connection)) {
            key.channel().close();
            connection.recorder().close(connection.response().isEnded());
        }
    }

    private boolean isEnded(SocketChannel channel, Connection connection) {
        try {
            buffer.clear();
            int read = channel.read(buffer);
            if (read < 0) {
                return true;
            }
            buffer.flip().get(bytes, 0, read);
            connection.response().accept(bytes, read, System.nanoTime());
            return connection.response().isEnded() || connection.response().status() > 200;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        isClosed = true;
        selector.wakeup();
    }
}
