package dev.parley.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.RawRequest;
import dev.parley.RefusedRequest;
import dev.parley.TestServer;
import dev.parley.web.SecurityHeaders;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With the jetty.xml of production, a request that Jetty refuses gets the same response as from the application. */
class ContainerErrorsTest {
    private static final String EXPECTATION = "POST /login HTTP/1.1\r\nExpect: magic\r\nContent-Length: 0\r\n";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedRequestGetsAMessageThatDoesNotNameTheServer(RefusedRequest request) throws IOException {
        var response = request.sendTo(server.url(""));
        SecurityHeaders.of(false).forEach((name, value) -> RefusedRequest.assertHeader(name, value, response));
        RefusedRequest.assertHeader("Cache-Control", "no-store", response);
        RefusedRequest.assertHeader("Content-Type", "text/html;charset=UTF-8", response);
        assertFalse(response.contains("\r\nServer:"), response);
        var status = RefusedRequest.status(response);
        assertTrue(response.contains("<title>" + status + " - Parley</title>"), response);
        assertTrue(response.contains(words(status)), response);
    }

    @Test
    void noResponseNamesTheServer() throws IOException {
        for (var path : new String[] {"/", "/up", "/nowhere", "/assets/app.css"}) {
            var response = RawRequest.send(server.url(""), "GET " + path + " HTTP/1.1\r\n" + RawRequest.HOST);
            assertFalse(response.contains("\r\nServer:"), response);
        }
    }

    @Test
    void aRefusalHasTheLanguageAndFormatThatTheClientAccepts() throws IOException {
        var german = RawRequest.send(server.url(""), EXPECTATION + "Accept-Language: de-AT\r\n" + RawRequest.HOST);
        assertTrue(german.contains("<html lang=\"de\">") && german.contains("Der Server kann nicht"), german);
        var htmx = RawRequest.send(server.url(""), EXPECTATION + "HX-Request: true\r\n" + RawRequest.HOST);
        assertTrue(htmx.contains("\r\n\r\n<div class=\"toast\" data-status=\"417\">"), htmx);
        var json = RawRequest.send(server.url(""), EXPECTATION + "Accept: application/json\r\n" + RawRequest.HOST);
        RefusedRequest.assertHeader("Content-Type", "text/plain;charset=UTF-8", json);
        assertTrue(json.endsWith("\r\n\r\nThe server can’t meet the request’s expectations.\n"), json);
    }

    @Test
    void aRefusalHasTheMatchingStatus() throws IOException {
        assertEquals(400, status(RefusedRequest.MALFORMED_ESCAPE));
        assertEquals(414, status(RefusedRequest.LONG_ADDRESS));
        assertEquals(417, status(RefusedRequest.UNKNOWN_EXPECTATION));
        assertEquals(431, status(RefusedRequest.LONG_HEADER));
        assertEquals(431, status(RefusedRequest.LONG_COOKIE));
        assertEquals(505, status(RefusedRequest.UNKNOWN_VERSION));
    }

    private static int status(RefusedRequest request) throws IOException {
        return RefusedRequest.status(request.sendTo(server.url("")));
    }

    private static String words(int status) {
        return switch (status) {
            case 400 -> "The request was malformed.";
            case 404 -> "Page not found";
            case 414 -> "The address is too long.";
            case 417 -> "The server can’t meet the request’s expectations.";
            case 431 -> "too long headers";
            case 505 -> "This HTTP version isn’t supported.";
            default -> throw new AssertionError(status);
        };
    }
}
