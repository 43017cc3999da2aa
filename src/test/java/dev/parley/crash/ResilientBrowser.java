package dev.parley.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Sends requests to a server that may be killed at any time. A response is empty if the connection breaks. */
final class ResilientBrowser {
    /** Never reached: a running server responds sooner, and a killed server closes the connection at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    ResilientBrowser(URI server) {
        this.server = server;
    }

    Optional<HttpResponse<String>> gets(String path) {
        return sends(request(path).GET()).join();
    }

    /** Submits a form: name, value, name, value. */
    CompletableFuture<Optional<HttpResponse<String>>> posts(String path, String... fields) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
        }
        return sends(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", pairs))));
    }

    Optional<HttpResponse<String>> deletes(String path) {
        return sends(request(path).header("HX-Request", "true").DELETE()).join();
    }

    /** Reads an event stream until it ends or breaks. Passes the name and data of each event, or an unexpected status as the name. */
    void follows(String path, BiConsumer<String, String> event) {
        try {
            var response = http.send(
                    request(path).header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                event.accept(Integer.toString(response.statusCode()), "");
            }
            try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                read(reader, event);
            }
        } catch (IOException e) {
            // The server was killed. The events so far have been passed on.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(BufferedReader reader, BiConsumer<String, String> event) throws IOException {
        String name = "";
        List<String> data = new ArrayList<>();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            }
            if (line.startsWith("data: ")) {
                data.add(line.substring(6));
            }
            if (line.isEmpty() && !data.isEmpty()) {
                event.accept(name, String.join("\n", data));
                data.clear();
            }
        }
    }

    private CompletableFuture<Optional<HttpResponse<String>>> sends(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(Optional::of)
                .exceptionally(lost -> Optional.empty());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
