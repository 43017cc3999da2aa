package dev.parley.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A model server that keeps running when the server is killed. It streams each answer word by word and counts the requests. */
final class WordModelServer implements AutoCloseable {
    /** The rate of a fast model. */
    private static final long WORD_MILLIS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<NumberedQuestion, Integer> calls = new ConcurrentHashMap<>();

    WordModelServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        http.setExecutor(threads);
        http.createContext("/v1/chat/completions", this::answer);
        http.createContext("/v1/models", WordModelServer::list);
        http.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/v1");
    }

    /** The number of requests for each question. */
    Map<NumberedQuestion, Integer> calls() {
        return Map.copyOf(calls);
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var messages = JSON.readTree(exchange.getRequestBody()).path("messages");
            // Parley joins questions that have no answer with the next one.
            var asked = messages.path(messages.size() - 1).path("content").asText();
            var question = NumberedQuestion.of(asked.substring(asked.lastIndexOf('\n') + 1));
            calls.merge(question, 1, Integer::sum);
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (int number = 1; number <= question.words(); number++) {
                send(exchange, Map.of("delta", Map.of("content", question.word(number))));
                if (closed.await(WORD_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            send(exchange, Map.of("delta", Map.of(), "finish_reason", "stop"));
            send(exchange, "data: [DONE]\n\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Map<String, Object> choice) throws IOException {
        send(exchange, "data: " + JSON.writeValueAsString(Map.of("choices", new Object[] {choice})) + "\n\n");
    }

    private static void send(HttpExchange exchange, String event) throws IOException {
        exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void list(HttpExchange exchange) throws IOException {
        try (exchange) {
            var list = "{\"object\":\"list\",\"data\":[{\"id\":\"words\",\"object\":\"model\"}]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
        }
    }
}
