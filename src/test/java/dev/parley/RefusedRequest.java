package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Requests that containers refuse before they reach the application, and texts that the response must not contain. */
public enum RefusedRequest {
    NO_HTTP("\0\1garbage\r\n\r\n"),
    UNKNOWN_VERSION("GET / HTTP/9.9\r\n" + RawRequest.HOST),
    MALFORMED_METHOD("G@T / HTTP/1.1\r\n" + RawRequest.HOST),
    MALFORMED_ESCAPE("GET /chat/%zz HTTP/1.1\r\n" + RawRequest.HOST),
    NUL_IN_THE_PATH("GET /chat/%00 HTTP/1.1\r\n" + RawRequest.HOST),
    SLASH_WITHIN_A_SEGMENT("GET /chat/%2F HTTP/1.1\r\n" + RawRequest.HOST),
    MARKUP_IN_THE_PATH("GET /<script>alert(1)</script> HTTP/1.1\r\n" + RawRequest.HOST),
    ABOVE_THE_ROOT("GET /../../etc HTTP/1.1\r\n" + RawRequest.HOST),
    ANOTHER_HOST("GET http://evil.example/ HTTP/1.1\r\n" + RawRequest.HOST),
    NO_HOST("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
    TWO_HOSTS("GET / HTTP/1.1\r\nHost: a\r\n" + RawRequest.HOST),
    NUL_IN_A_HEADER("GET / HTTP/1.1\r\nX: a\0b\r\n" + RawRequest.HOST),
    LONG_ADDRESS("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n" + RawRequest.HOST),
    LONG_HEADER("GET / HTTP/1.1\r\nX: " + "a".repeat(20_000) + "\r\n" + RawRequest.HOST),
    LONG_COOKIE("GET / HTTP/1.1\r\nCookie: a=" + "a".repeat(9_000) + "\r\n" + RawRequest.HOST),
    NEGATIVE_LENGTH("POST /login HTTP/1.1\r\nContent-Length: -1\r\n" + RawRequest.HOST),
    TWO_LENGTHS("POST /login HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n" + RawRequest.HOST + "ab"),
    UNKNOWN_EXPECTATION("POST /login HTTP/1.1\r\nExpect: magic\r\nContent-Length: 1\r\n" + RawRequest.HOST + "a"),
    UNKNOWN_ENCODING("POST /login HTTP/1.1\r\nTransfer-Encoding: xyz\r\n" + RawRequest.HOST);

    private static final List<String> SECRETS =
            List.of("jetty", "tomcat", "apache", "exception", "at org.", "alert(1)");

    private final String request;

    RefusedRequest(String request) {
        this.request = request;
    }

    /** Sends the request, checks that the response reveals nothing about the server, and returns the response. */
    public String sendTo(URI server) throws IOException {
        var response = RawRequest.send(server, request);
        assertTrue(response.matches("(?s)HTTP/1\\.[01] [45]\\d\\d.*"), this + ": " + response);
        var lower = response.toLowerCase(Locale.ROOT);
        for (var secret : SECRETS) {
            assertFalse(lower.contains(secret), this + ": " + response);
        }
        for (var element : List.of("<script", "<style", "<meta", "<noscript")) {
            assertFalse(lower.contains(element), this + ": " + response);
        }
        return response;
    }

    /** The status of a response. */
    public static int status(String response) {
        return Integer.parseInt(response.substring(9, 12));
    }

    /** Checks that a response has a header exactly once. */
    public static void assertHeader(String name, String value, String response) {
        var head = response.substring(0, response.indexOf("\r\n\r\n"));
        var values = head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
        assertEquals(List.of(value), values, name + " in " + response);
    }
}
