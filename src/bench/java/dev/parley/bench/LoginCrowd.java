package dev.parley.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Clients that all log in at once, each to an account of its own and from an address of its own, with a wrong password, and
 * then again; but not before the time that the server has told them. The server must trust this machine as a proxy.
 */
final class LoginCrowd implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final URI server;
    private volatile boolean isStopped;

    /** @param server the URL without a trailing slash */
    LoginCrowd(URI server, int clients) {
        this.server = server;
        for (int number = 0; number < clients; number++) {
            logIn(number);
        }
    }

    /** How often each status was received. */
    Map<Integer, Integer> statuses() {
        return new TreeMap<>(statuses);
    }

    private void logIn(int number) {
        var request = HttpRequest.newBuilder(URI.create(server + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", "198.18." + number / 250 + "." + number % 250)
                .POST(BodyPublishers.ofString("email=nobody" + number + "%40example.org&password=wrong+password"))
                .build();
        var unusedResult = http.sendAsync(request, BodyHandlers.discarding()).thenAccept(response -> {
            statuses.merge(response.statusCode(), 1, Integer::sum);
            var unused = CompletableFuture.runAsync(() -> again(number), delay(response));
        });
    }

    private void again(int number) {
        if (!isStopped) {
            logIn(number);
        }
    }

    private static Executor delay(HttpResponse<Void> response) {
        long seconds = response.headers().firstValueAsLong("Retry-After").orElse(0);
        return CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        isStopped = true;
    }
}
