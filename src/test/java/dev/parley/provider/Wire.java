package dev.parley.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The connection to a client as a {@link Script} sees it. */
final class Wire {
    private static final byte[] CRLF = {'\r', '\n'};

    private final Socket socket;
    private final OutputStream out;
    private boolean chunked;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    /** @param length the length of the body in bytes, or -1 for chunked transfer */
    void headers(int status, String contentType, Map<String, String> more, int length) throws IOException {
        chunked = length < 0;
        var head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        if (!contentType.isEmpty()) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
        }
        more.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length);
        send(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** One HTTP chunk. */
    void write(byte[] bytes) throws IOException {
        if (chunked && bytes.length > 0) {
            send((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII), bytes, CRLF);
        } else {
            send(bytes);
        }
    }

    void endOfBody() throws IOException {
        send("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    void close() throws IOException {
        socket.close();
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void send(byte[]... parts) throws IOException {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.write(part);
        }
        out.write(whole.toByteArray());
        out.flush();
    }
}
