package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.regex.Pattern;

/** A user with cookies but without a browser: sends plain requests, or requests like htmx. */
public final class Person {
    public static final String PASSWORD = "correct horse battery";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final String name;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** With which this person sends requests to the API. */
    private String token = "";

    /** @param server the URL of the application, without a trailing slash */
    Person(URI server, String name) {
        this.server = server;
        this.name = name;
    }

    public String email() {
        return name + "@example.org";
    }

    public CookieManager cookies() {
        return cookies;
    }

    Person signsUp() {
        var response = posts("/signup", "email", email(), "password", PASSWORD, "password_confirmation", PASSWORD);
        assertEquals(303, response.statusCode(), response.body());
        return this;
    }

    /** Creates a token for the API, which later requests to it have, and returns it. The form fields are name, value, name, value. */
    public String createsToken(String... fields) {
        var form = new ArrayList<>(List.of("name", "Script", "current_password", PASSWORD));
        form.addAll(
                fields.length > 0 ? List.of(fields) : List.of("read", "1", "write", "1", "models", "1", "days", "90"));
        var response = posts("/settings/tokens", form.toArray(new String[0]));
        var found = Pattern.compile("parley_[\\w-]{43}").matcher(response.body());
        assertTrue(found.find(), response.body());
        token = found.group();
        return token;
    }

    /** Adds the token to a request to the API. */
    HttpRequest.Builder withToken(HttpRequest.Builder request) {
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Logs in with the same account. */
    public Person logsIn() {
        var response = posts("/login", "email", email(), "password", PASSWORD);
        assertEquals(303, response.statusCode(), response.body());
        return this;
    }

    /** Starts a chat with a question and returns the id of the chat. */
    public long begins(String question) {
        return chatIn(posts("/chat", "message", question, "model", "fake"));
    }

    /** The id of the chat that a response redirects to. */
    public static long chatIn(HttpResponse<String> response) {
        assertEquals(303, response.statusCode(), response.body());
        return Long.parseLong(location(response).replaceFirst(".*/chat/", ""));
    }

    public static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    public HttpResponse<String> gets(String path, String... headers) {
        return sends(request(path, headers).GET());
    }

    /** Submits a form: name, value, name, value. */
    public HttpResponse<String> posts(String path, String... fields) {
        return sends(request(path, "Content-Type", "application/x-www-form-urlencoded")
                .POST(body(fields)));
    }

    /** Submits a form like htmx. */
    public HttpResponse<String> postsByHtmx(String path, String... fields) {
        return sends(request(path, "Content-Type", "application/x-www-form-urlencoded", "HX-Request", "true")
                .POST(body(fields)));
    }

    public HttpResponse<String> getsByHtmx(String path, String... headers) {
        return sends(request(path, headers).header("HX-Request", "true").GET());
    }

    public HttpResponse<String> deletesByHtmx(String path, String... headers) {
        return sends(request(path, headers).header("HX-Request", "true").DELETE());
    }

    public HttpResponse<String> sends(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a request whose response is not text. */
    public HttpResponse<byte[]> sendsForBytes(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a request and reads its response while it arrives. */
    public HttpResponse<InputStream> sendsForStream(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Creates a request to a path; the headers are name, value, name, value. */
    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(url(path)).timeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    /** Opens the event stream of an answer, like the chat page. */
    public EventStreamClient watches(long chat, String... headers) {
        return watches("/chat/" + chat + "/generate", headers);
    }

    /** Opens an event stream. */
    public EventStreamClient watches(String path, String... headers) {
        return new EventStreamClient(http, request(path, headers).header("Accept", "text/event-stream"));
    }

    /** Opens the event stream with which a request is answered. */
    public EventStreamClient streams(HttpRequest.Builder request) {
        return new EventStreamClient(http, request);
    }

    private URI url(String path) {
        return URI.create(server + path);
    }

    /** Encodes a form: name, value, name, value. */
    public static HttpRequest.BodyPublisher body(String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
        }
        return BodyPublishers.ofString(String.join("&", pairs));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
