package dev.parley.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A model server that answers each question at once with the same few words. */
final class InstantModelServer implements AutoCloseable {
    static final String ID = "quick";

    private static final int WORDS = 20;
    private static final String MODELS =
            "{\"object\":\"list\",\"data\":[{\"id\":\"" + ID + "\",\"object\":\"model\"}]}";
    private static final String ANSWER = "data: {\"choices\":[{\"delta\":{\"content\":\"word \"}}]}\n\n".repeat(WORDS)
            + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    static {
        // Disable Nagle's algorithm: the end of a response would wait 40 ms for the delayed ACK of its beginning.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    InstantModelServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        http.setExecutor(threads);
        http.createContext("/v1/models", exchange -> send(exchange, "application/json", MODELS));
        http.createContext("/v1/chat/completions", exchange -> send(exchange, "text/event-stream", ANSWER));
        http.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/v1");
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
