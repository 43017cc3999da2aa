package dev.parley.story;

import dev.parley.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a server, which can be cut: then what is under way breaks off, and nothing new comes through. */
final class Tunnel implements AutoCloseable {
    private final int port;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    Tunnel(TestServer server) {
        port = server.url("/").getPort();
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    String url(String path) {
        return "http://127.0.0.1:" + entrance.getLocalPort() + path;
    }

    void cut() {
        isCut = true;
        sockets.forEach(Tunnel::close);
    }

    void mend() {
        isCut = false;
    }

    @Override
    public void close() {
        close(entrance);
        cut();
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            var near = entrance.accept();
            var far = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(near);
            sockets.add(far);
            if (isCut) {
                close(near);
                close(far);
            }
            start(() -> pump(near, far));
            start(() -> pump(far, near));
        }
    }

    private void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } finally {
            sockets.remove(from);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // As it was meant to be.
                        return;
                    }
                },
                "tunnel");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
