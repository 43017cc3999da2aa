package dev.parley.generation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A server-sent event as a browser reads it from the bytes (HTML standard, section 9.2.6).
 *
 * @param framingBytes the bytes that are neither data nor line ends within the data
 */
record WireEvent(String name, long id, String data, int framingBytes) {
    private static final Set<String> FIELDS = Set.of("event", "id", "data");

    static List<WireEvent> parse(byte[] bytes) {
        // A carriage return by itself ends a line, too.
        var text = new String(bytes, UTF_8).replaceAll("\r\n?", "\n");
        var events = new ArrayList<WireEvent>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf("\n\n", start);
            if (end < 0) {
                throw new AssertionError("an event without an end: " + text);
            }
            events.add(event(text.substring(start, end)));
            start = end + 2;
        }
        return events;
    }

    private static WireEvent event(String text) {
        var name = "";
        long id = -1;
        var data = new ArrayList<String>();
        for (var line : text.split("\n", -1)) {
            var field = line.substring(0, Math.max(0, line.indexOf(": ")));
            if (!FIELDS.contains(field)) {
                throw new AssertionError("no field of ours: " + line + " in " + text);
            }
            var value = line.substring(field.length() + 2);
            if (field.equals("data")) {
                data.add(value);
            } else if (field.equals("id")) {
                id = Long.parseLong(value);
            } else {
                name = value;
            }
        }
        int payload =
                data.stream().mapToInt(line -> line.getBytes(UTF_8).length).sum();
        return new WireEvent(name, id, String.join("\n", data), text.getBytes(UTF_8).length + 2 - payload);
    }

    int dataBytes() {
        return data.getBytes(UTF_8).length;
    }
}
