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

/** A model server that outlives the kills: answers every question word by word, and counts how often it was asked. */
final class WordServer implements AutoCloseable {
    /** As fast as a quick model, and as a page shows frames. */
    private static final long WORD_MILLIS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Question, Integer> calls = new ConcurrentHashMap<>();

    WordServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        http.setExecutor(threads);
        http.createContext("/v1/chat/completions", this::answer);
        http.createContext("/v1/models", WordServer::list);
        http.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/v1");
    }

    /** How many requests each question has cost. */
    Map<Question, Integer> calls() {
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
            // Questions that no answer followed are sent together.
            var asked = messages.path(messages.size() - 1).path("content").asText();
            var question = Question.of(asked.substring(asked.lastIndexOf('\n') + 1));
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
