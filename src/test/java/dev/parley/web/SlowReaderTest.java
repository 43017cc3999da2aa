package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Browsers that request pages and do not read them. */
class SlowReaderTest {
    private static final int BROWSERS = 30;
    /** More than the buffers of both sides hold. */
    private static final int PAGES = 200;

    @Test
    @Timeout(60)
    void browsersThatDoNotReadOccupyNoThread() throws IOException {
        var sockets = new ArrayList<Socket>();
        try (var server =
                TestServer.configured("PARLEY_DEMO", "on").sendBuffer(16 * 1024).start()) {
            assertEquals(200, server.visitor().gets("/signup").statusCode());
            int idle = server.busyThreads();
            for (int i = 0; i < BROWSERS; i++) {
                sockets.add(requests(server));
            }
            // Wait until the requests are being served.
            Await.until(() -> sockets.stream().allMatch(SlowReaderTest::hasResponse));
            assertEquals(200, server.visitor().gets("/signup").statusCode());
            Await.until(() -> server.busyThreads() <= idle + 2);
            assertTrue(sockets.stream().noneMatch(Socket::isClosed));
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static Socket requests(TestServer server) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.url("").getPort()));
        var request = "GET /signup HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.repeat(PAGES).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean hasResponse(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
