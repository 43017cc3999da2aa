package dev.parley.web;

import dev.parley.Person;
import dev.parley.TestServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A browser on a raw socket with a small receive buffer, which reads only when the test says so. */
final class RawBrowser implements AutoCloseable {
    private static final int RECEIVE_BYTES = 4 * 1024;

    private final Socket socket;

    private RawBrowser(Socket socket) {
        this.socket = socket;
    }

    /** Opens the event stream of a chat. Uses HTTP/1.0, so that the body has no chunk headers. */
    static RawBrowser follows(TestServer server, Person person, long chat) throws IOException {
        var url = server.url("/");
        var socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BYTES);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        var cookie = person.cookies().getCookieStore().getCookies().get(0);
        var request =
                "GET /chat/" + chat + "/generate HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: "
                        + cookie.getName() + "=" + cookie.getValue() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new RawBrowser(socket);
    }

    /** Everything that the server sends until it closes the connection. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    void readUntil(String text) throws IOException {
        var received = new StringBuilder();
        var in = socket.getInputStream();
        while (received.indexOf(text) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("The stream ended without " + text + ": " + received);
            }
            received.append((char) next);
        }
    }

    /** Disconnects abruptly, like a phone that leaves the network. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
