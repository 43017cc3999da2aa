package dev.parley.web;

import dev.parley.Person;
import dev.parley.TestServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A browser reduced to its socket, which takes little and reads only when it is told to. */
final class RawBrowser implements AutoCloseable {
    private static final int RECEIVE_BYTES = 4 * 1024;

    private final Socket socket;

    private RawBrowser(Socket socket) {
        this.socket = socket;
    }

    /** Asks for the events of a chat's answer. By HTTP/1.0, so that nothing but events is in the body. */
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

    /** All that is sent until the server closes. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    void readUntil(String text) throws IOException {
        var heard = new StringBuilder();
        var in = socket.getInputStream();
        while (heard.indexOf(text) < 0) {
            int next = in.read();
            if (next < 0) throw new AssertionError("The stream ended without " + text + ": " + heard);
            heard.append((char) next);
        }
    }

    /** Goes away without a word, as a phone does that leaves the network. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
