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
 * The model server of the benchmark: plays the same answer to all who ask, each at its own pace, in one thread that does
 * little more than write prepared bytes at the right moment.
 */
final class FakeProvider implements AutoCloseable {
    /** How long the model thinks before its first word: long enough for a browser to follow by then. */
    private static final long THINKING_NANOS = 300_000_000;

    private final BenchAnswer answer;
    private final Map<Integer, Play> plays = new ConcurrentHashMap<>();
    private final Selector selector;
    private final ServerSocketChannel server;
    private final PriorityQueue<ProviderConnection> due =
            new PriorityQueue<>((a, b) -> Long.compare(a.dueNanos(), b.dueNanos()));
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private volatile boolean isEnding;
    private volatile boolean isClosed;
    private volatile long deltas;
    private volatile Samples lateness = new Samples();

    FakeProvider(BenchAnswer answer) throws IOException {
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

    void add(Play play) {
        plays.put(play.number, play);
    }

    /** How many deltas have left so far. */
    long deltas() {
        return deltas;
    }

    /** Ends all answers soon, and each new one at once. */
    void endAll(boolean isEnding) {
        this.isEnding = isEnding;
    }

    /** How late deltas left since this was called last: what is to be added to the machine's account, not to the server's. */
    Samples takeLateness() {
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
                playDue();
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
                var connection = new ProviderConnection(channel);
                connection.register(selector);
            }
            return;
        }
        var connection = (ProviderConnection) key.attachment();
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

    private void begin(ProviderConnection connection, int number) {
        var play = plays.get(number);
        if (play == null) {
            throw new IllegalStateException("Nobody asked " + number);
        }
        long nowNanos = System.nanoTime();
        if (play.arrivedNanos == 0) {
            play.arrivedNanos = nowNanos;
        }
        connection.begin(play, nowNanos + THINKING_NANOS);
        due.add(connection);
    }

    private void playDue() {
        long nowNanos = System.nanoTime();
        for (var next = due.peek(); next != null && next.dueNanos() <= nowNanos; next = due.peek()) {
            due.remove();
            try {
                if (play(next)) {
                    due.add(next);
                }
            } catch (IOException e) {
                next.close();
            }
        }
    }

    /** Plays the next delta; false when it was the last. */
    private boolean play(ProviderConnection connection) throws IOException {
        var play = connection.play();
        int delta = connection.delta();
        if (delta == play.deltas || isEnding) {
            plays.remove(play.number);
            connection.write(BenchAnswer.end());
            return false;
        }
        long nowNanos = System.nanoTime();
        lateness.add(nowNanos - connection.dueNanos());
        if (delta == 0) {
            play.firstLeftNanos = nowNanos;
        }
        int marker = answer.marker(delta);
        if (marker >= 0) {
            play.markerLeft.set(marker, nowNanos);
        }
        connection.write(answer.chunk(delta));
        connection.next(play.intervalNanos);
        count();
        return true;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes it.
    private void count() {
        deltas++;
    }

    @Override
    public void close() {
        isClosed = true;
        selector.wakeup();
    }
}
