package dev.parley.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionGuardTest {
    private static final long HEADERS_MILLIS_MAX = 500;

    private static final String EXPECT = "Expect: 100-continue\r\nContent-Length: 4\r\n";

    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty);
    private final List<Socket> clients = new ArrayList<>();
    /** The response to {@code /slow} waits for this latch. */
    private final CountDownLatch served = new CountDownLatch(1);

    @AfterEach
    void stop() throws Exception {
        served.countDown();
        for (var client : clients) {
            client.close();
        }
        jetty.stop();
    }

    @Test
    void aConnectionWithoutARequestIsClosed() throws Exception {
        start(new AddressLimit(1, ""));
        assertEquals("", rest(opens("")));
    }

    @Test
    void aConnectionWithEndlessHeadersIsClosedHoweverManyBytesArrive() throws Exception {
        start(new AddressLimit(1, ""));
        assertTrue(isClosedWhileSending(opens("GET / HTTP/1.1\r\nX: ")), "headers of the first request");
        var second = opens("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        readUntil(second.getInputStream(), "hello");
        second.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
        assertTrue(isClosedWhileSending(second), "headers of a later request");
    }

    @Test
    void aRequestThatIsBeingServedIsNotClosed() throws Exception {
        start(new AddressLimit(1, ""));
        var slow = opens("GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        // The request stays open for as long as it takes until an idle connection is closed.
        for (int i = 0; i < 3; i++) {
            assertEquals("", rest(opens("")));
        }
        served.countDown();
        assertTrue(rest(slow).endsWith("hello"));
    }

    @Test
    void theTimeLimitForHeadersDoesNotApplyToTheBody() throws Exception {
        start(new AddressLimit(1, ""));
        var body = opens("POST /body HTTP/1.1\r\n" + EXPECT + "Host: localhost\r\nConnection: close\r\n\r\n");
        for (int i = 0; i < 4; i++) {
            body.getOutputStream().write('a');
            assertEquals("", rest(opens("")));
        }
        assertTrue(rest(body).endsWith("hello"));
    }

    private void start(AddressLimit addresses) throws Exception {
        connector.setHost("127.0.0.1");
        var guard = new ConnectionGuard(connector, addresses);
        guard.setHeadersMillisMax(HEADERS_MILLIS_MAX);
        connector.addBean(guard);
        jetty.addConnector(connector);
        jetty.setHandler(new Hello());
        jetty.start();
    }

    private Socket opens(String text) throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        clients.add(client);
        return client;
    }

    private static String rest(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void readUntil(InputStream in, String text) throws IOException {
        var received = new StringBuilder();
        while (received.indexOf(text) < 0) {
            received.append((char) in.read());
        }
    }

    private static boolean isClosedWhileSending(Socket client) throws IOException {
        client.setSoTimeout(20);
        boolean isOpen = true;
        while (isOpen) {
            isOpen = takesAnotherByte(client);
        }
        return true;
    }

    private static boolean takesAnotherByte(Socket client) throws IOException {
        try {
            client.getOutputStream().write('a');
            return client.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    private final class Hello extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (request.getHttpURI().getPath().equals("/slow")) {
                served.await(30, TimeUnit.SECONDS);
            }
            Content.Source.consumeAll(request);
            Content.Sink.write(response, true, "hello", callback);
            return true;
        }
    }
}
