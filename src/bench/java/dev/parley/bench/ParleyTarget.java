package dev.parley.bench;

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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Uses Parley like browsers do: users sign up, ask in their own chats and follow the answers. */
final class ParleyTarget implements Target {
    /** One less than the limit per user because one more may still be ending. */
    private static final int ANSWERS_PER_USER = 19;

    private static final Pattern STREAM = Pattern.compile("sse-connect=\"([^\"]+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI server;
    private final List<String> cookies = new ArrayList<>();
    private final Map<Integer, String> chats = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(2, task -> {
                var thread = new Thread(task, "bench-questions");
                thread.setDaemon(true);
                return thread;
            }))
            .build();

    ParleyTarget(URI server) {
        this.server = server;
    }

    @Override
    public boolean hasDoneEvent() {
        return true;
    }

    @Override
    public void prepare(int answers) {
        while (cookies.size() * ANSWERS_PER_USER < answers) {
            var name = "user" + cookies.size() + "@example.org";
            var signedUp = post(
                            "/signup",
                            "",
                            Map.of(
                                    "email",
                                    name,
                                    "password",
                                    "correct horse battery",
                                    "password_confirmation",
                                    "correct horse battery"))
                    .join();
            cookies.add(
                    signedUp.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", ""));
        }
    }

    @Override
    public CompletableFuture<StreamRequest> ask(int slot, Playback playback) {
        var cookie = cookies.get(slot / ANSWERS_PER_USER);
        var question = Map.of(
                "message",
                "Please say it again: " + playback.question(),
                "model",
                "bench",
                "request_key",
                "key" + playback.number);
        var known = chats.get(slot);
        if (known != null) {
            return post(known + "/message/add", cookie, question).thenApply(response -> address(response, cookie));
        }
        return post("/chat", cookie, question)
                .thenCompose(response -> {
                    var chat = response.headers()
                            .firstValue("Location")
                            .or(() -> response.headers().firstValue("HX-Redirect"))
                            .orElseThrow(() -> new IllegalStateException("Refused: " + response.statusCode()))
                            .replaceFirst("^https?://[^/]+", "");
                    chats.put(slot, chat);
                    return http.sendAsync(request(chat, cookie).GET().build(), BodyHandlers.ofString());
                })
                .thenApply(response -> address(response, cookie));
    }

    private StreamRequest address(HttpResponse<String> page, String cookie) {
        var stream = STREAM.matcher(page.body());
        if (page.statusCode() != 200 || !stream.find()) {
            throw new IllegalStateException("Refused: " + page.statusCode());
        }
        return new StreamRequest(server.resolve(stream.group(1).replace("&amp;", "&")), cookie);
    }

    private CompletableFuture<HttpResponse<String>> post(String path, String cookie, Map<String, String> fields) {
        var body = new ArrayList<String>();
        fields.forEach((name, value) -> body.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return http.sendAsync(
                request(path, cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("HX-Request", "true")
                        .POST(BodyPublishers.ofString(String.join("&", body)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String cookie) {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }
}
