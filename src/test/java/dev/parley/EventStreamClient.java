package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An open event stream. Reading an event waits until it arrives. */
public final class EventStreamClient implements AutoCloseable {
    /** One server-sent event. */
    public record Event(String name, String id, String data) {}

    private final BufferedReader reader;

    EventStreamClient(HttpClient http, HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofInputStream());
            assertEquals(200, response.statusCode());
            assertEquals(
                    Optional.of("text/event-stream"),
                    response.headers().firstValue("Content-Type").map(type -> type.replaceFirst(";.*", "")));
            this.reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next event; empty if the server has closed the stream. */
    public Optional<Event> next() {
        String name = "";
        String id = "";
        var data = new ArrayList<String>();
        for (var line = line(); line.isPresent(); line = line()) {
            var text = line.get();
            if (text.isEmpty() && !data.isEmpty()) {
                return Optional.of(new Event(name, id, String.join("\n", data)));
            }
            if (text.startsWith("event: ")) {
                name = text.substring(7);
            }
            if (text.startsWith("id: ")) {
                id = text.substring(4);
            }
            if (text.startsWith("data: ")) {
                data.add(text.substring(6));
            }
        }
        return Optional.empty();
    }

    /** All events until the end of the stream. */
    public List<Event> rest() {
        var all = new ArrayList<Event>();
        for (var event = next(); event.isPresent(); event = next()) {
            all.add(event.get());
        }
        return all;
    }

    /** Reads until an event contains this text. */
    public Event until(String text) {
        for (var event = next(); event.isPresent(); event = next()) {
            if (event.get().data().contains(text)) {
                return event.get();
            }
        }
        throw new AssertionError("The stream ended without: " + text);
    }

    /** The data of the last event: the finished message. */
    public String done() {
        var events = rest();
        var last = events.get(events.size() - 1);
        assertEquals("done", last.name());
        return last.data();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> line() {
        try {
            return Optional.ofNullable(reader.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
