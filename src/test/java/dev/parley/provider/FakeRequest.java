package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request to {@link FakeOpenAi}: the request line, headers by lower-case name, and the body. */
public record FakeRequest(
        String method, String path, Map<String, String> headers, String body, CountDownLatch disconnected) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The value of a header; empty if the header is missing. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(body, e);
        }
    }

    /** Waits until the client has closed the connection of this request. */
    public void awaitDisconnect() {
        try {
            if (!disconnected.await(FakeOpenAi.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the client is still connected");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static FakeRequest read(InputStream in) throws IOException {
        var start = List.of(line(in).split(" "));
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new FakeRequest(
                start.get(0), start.get(1), headers, new String(body, StandardCharsets.UTF_8), new CountDownLatch(1));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next == -1) {
                throw new IOException("end of connection");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
