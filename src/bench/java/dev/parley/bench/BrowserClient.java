package dev.parley.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An HTTP client that sends a browser's headers and keeps cookies. An unexpected status aborts the measurement. */
final class BrowserClient {
    private static final String PASSWORD = "correct horse battery";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI server;
    private final String email;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    BrowserClient(URI server, String name) {
        this.server = server;
        this.email = name + "@example.org";
    }

    BrowserClient signUp() {
        post(303, "/signup", "email", email, "password", PASSWORD, "password_confirmation", PASSWORD);
        return this;
    }

    BrowserClient logIn() {
        post(303, "/login", "email", email, "password", PASSWORD);
        return this;
    }

    /** Loads a page or an asset, compressed, and discards the body. */
    void open(String path) {
        send(request(path).header("Accept-Encoding", "gzip"), 200, BodyHandlers.ofByteArray());
    }

    /** Loads a page, uncompressed, and returns it. */
    String openAsText(String path) {
        return send(request(path), 200, BodyHandlers.ofString());
    }

    /** Loads a fragment as htmx does. */
    void openFragment(String path) {
        var request = request(path).header("HX-Request", "true").header("Accept-Encoding", "gzip");
        send(request, 200, BodyHandlers.ofByteArray());
    }

    /** Asks the next question of a chat as htmx does. Returns when the fragment is received. */
    void ask(long chat, String question) {
        var request = request("/chat/" + chat + "/message/add")
                .header("HX-Request", "true")
                .header("Accept-Encoding", "gzip")
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("message=" + encode(question)));
        send(request, 200, BodyHandlers.ofByteArray());
    }

    /** Reads the event stream of a chat's running answer to its end. Returns the time of the first event. */
    long followAnswer(long chat) {
        var request = request("/chat/" + chat + "/generate").header("Accept", "text/event-stream");
        var body = send(request, 200, BodyHandlers.ofInputStream());
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            long first = 0;
            boolean isDone = false;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (first == 0 && line.startsWith("event: ")) {
                    first = System.nanoTime();
                }
                isDone |= line.equals("event: done");
            }
            if (!isDone) {
                throw new IOException("The answer did not end");
            }
            return first;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void post(int status, String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
        }
        var request = request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(String.join("&", pairs)));
        send(request, status, BodyHandlers.discarding());
    }

    private <T> T send(HttpRequest.Builder builder, int status, BodyHandler<T> handler) {
        var request = builder.build();
        try {
            var response = http.send(request, handler);
            if (response.statusCode() == status) {
                return response.body();
            }
            throw new IllegalStateException(request + " gave " + response.statusCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).timeout(TIMEOUT);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
