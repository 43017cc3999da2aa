package dev.parley;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends requests that no client library would send. */
public final class RawRequest {
    /** Valid headers that end a request. */
    public static final String HOST = "Host: localhost\r\nConnection: close\r\n\r\n";

    private static final int PATIENCE_MILLIS = 30_000;

    private RawRequest() {}

    /** Sends these characters, one byte each, and returns everything until the server closes the connection. */
    public static String send(URI server, String request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
