package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;

/** The wire format of server-sent events (HTML standard, section 9.2). {@link EventStream} sends them. */
public final class ServerSentEvent {
    public static final String CONTENT_TYPE = "text/event-stream;charset=UTF-8";

    /** A comment, which browsers ignore. */
    public static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);

    /** Makes the browser reconnect after one second; the default is three. */
    static final byte[] RETRY = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

    private ServerSentEvent() {}

    /**
     * The bytes of one event. The data may have several lines.
     *
     * @param name without line breaks
     * @param id the browser sends it back when it reconnects
     */
    public static byte[] encode(String name, long id, String data) {
        var lines = data.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\ndata: ");
        return ("event: " + name + "\nid: " + id + "\ndata: " + lines + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes of an event that has only data, in one line. */
    public static byte[] encode(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The same event with this suffix to its name. */
    static byte[] renamed(byte[] event, byte[] suffix) {
        int nameEnd = 0;
        while (event[nameEnd] != '\n') {
            nameEnd++;
        }
        var renamed = new byte[event.length + suffix.length];
        System.arraycopy(event, 0, renamed, 0, nameEnd);
        System.arraycopy(suffix, 0, renamed, nameEnd, suffix.length);
        System.arraycopy(event, nameEnd, renamed, nameEnd + suffix.length, event.length - nameEnd);
        return renamed;
    }

    /** The id of the last event that a reconnecting browser received ({@code Last-Event-ID}); 0 if absent or malformed. */
    public static long lastId(HttpServletRequest request) {
        var id = request.getHeader("Last-Event-ID");
        return id != null && id.matches("\\d{1,15}") ? Long.parseLong(id) : 0;
    }
}
