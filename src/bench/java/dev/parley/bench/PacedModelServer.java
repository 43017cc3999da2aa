package dev.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A model server that streams {@link BenchAnswer} to each request at a given rate. A single thread writes prepared bytes
 * when they are due.
 */
final class PacedModelServer implements AutoCloseable {
    /** The delay before the first delta: long enough for the browser to open the event stream. */
    private static final long FIRST_DELTA_NANOS = 300_000_000;

    private final BenchAnswer answer;
    private final Map<Integer, Playback> playbacks = new ConcurrentHashMap<>();
    private final Selector selector;
    private final ServerSocketChannel server;
    private final PriorityQueue<ModelConnection> due =
            new PriorityQueue<>((a, b) -> Long.compare(a.dueNanos(), b.dueNanos()));
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private volatile boolean isEnding;
    private volatile boolean isClosed;
    private volatile long deltas;
    private volatile Samples lateness = new Samples();

    PacedModelServer(BenchAnswer answer) throws IOException {
        this.answer = answer;
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        var thread = new Thread(this::run, "bench-provider");
        thread.setDaemon(true);
        thread.start();
    }

    URI url() throws IOException {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort() + "/v1");
    }

    void add(Playback playback) {
        playbacks.put(playback.number, playback);
    }

    /** How many deltas were sent so far. */
    long deltas() {
        return deltas;
    }

    /** Whether to end all running and new answers at their next delta. */
    void endAll(boolean isEnding) {
        this.isEnding = isEnding;
    }

    /** Returns how late deltas were sent since the last call. This is caused by the machine, not the server under test. */
    Samples drainLateness() {
        var taken = lateness;
        lateness = new Samples();
        return taken;
    }

    private void run() {
        try (selector;
                server) {
            while (!isClosed) {
                var next = due.peek();
                long waitNanos = next == null ? 100_000_000 : next.dueNanos() - System.nanoTime();
                if (waitNanos < 500_000) {
                    selector.selectNow();
                } else {
                    selector.select(Math.max(1, waitNanos / 1_000_000));
                }
                for (var key : selector.selectedKeys()) {
                    handle(key);
                }
                selector.selectedKeys().clear();
                sendDueDeltas();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(SelectionKey key) throws IOException {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            for (var channel = server.accept(); channel != null; channel = server.accept()) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                var connection = new ModelConnection(channel);
                connection.register(selector);
            }
            return;
        }
        var connection = (ModelConnection) key.attachment();
        try {
            if (key.isWritable()) {
                connection.flush();
            }
            if (key.isReadable()) {
                connection.read(buffer).ifPresent(number -> begin(connection, number));
            }
        } catch (IOException e) {
            connection.close();
        }
    }

    private void begin(ModelConnection connection, int number) {
        var playback = playbacks.get(number);
        if (playback == null) {
            throw new IllegalStateException("Unknown playback " + number);
        }
        long nowNanos = System.nanoTime();
        if (playback.reachedModelNanos == 0) {
            playback.reachedModelNanos = nowNanos;
        }
        connection.begin(playback, nowNanos + FIRST_DELTA_NANOS);
        due.add(connection);
    }

    private void sendDueDeltas() {
        long nowNanos = System.nanoTime();
        for (var next = due.peek(); next != null && next.dueNanos() <= nowNanos; next = due.peek()) {
            due.remove();
            try {
                if (sendDelta(next)) {
                    due.add(next);
                }
            } catch (IOException e) {
                next.close();
            }
        }
    }

    /** Sends the next delta, or the end. Returns whether more deltas follow. */
    private boolean sendDelta(ModelConnection connection) throws IOException {
        var playback = connection.playback();
        int delta = connection.delta();
        if (delta == playback.deltas || isEnding) {
            playbacks.remove(playback.number);
            connection.write(BenchAnswer.end());
            return false;
        }
        long nowNanos = System.nanoTime();
        lateness.add(nowNanos - connection.dueNanos());
        if (delta == 0) {
            playback.firstDeltaSentNanos = nowNanos;
        }
        int marker = answer.marker(delta);
        if (marker >= 0) {
            playback.markerSentNanos.set(marker, nowNanos);
        }
        connection.write(answer.chunk(delta));
        connection.next(playback.intervalNanos);
        countDelta();
        return true;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only one thread writes.
    private void countDelta() {
        deltas++;
    }

    @Override
    public void close() {
        isClosed = true;
        selector.wakeup();
    }
}
