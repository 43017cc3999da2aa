package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.MutableClock;
import dev.parley.RawRequest;
import dev.parley.RefusedRequest;
import dev.parley.TestServer;
import dev.parley.TestSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request body that arrives slowly blocks no thread and is refused after a while. */
@Timeout(60)
class SlowRequestBodyTest {
    private static final int MANY = TestSize.of(250, 900);
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    private static final String LENGTH = "Content-Length: 5000\r\n\r\n";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T12:00:00Z"));
    private final List<Socket> clients = new ArrayList<>();
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.configured("PARLEY_DEMO", "on").clock(clock).start();
    }

    @AfterEach
    void stop() throws IOException {
        for (var client : clients) {
            client.close();
        }
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, "Content-Type: text/plain\r\n", ""})
    void aBodyThatArrivesTooSlowlyGetsA408WithAMessage(String type) throws IOException {
        var client = sends("POST /login HTTP/1.1\r\nHost: localhost\r\n" + type + LENGTH + "email=");
        int seconds = 0;
        while (client.getInputStream().available() == 0) {
            clock.advance(Duration.ofSeconds(1));
            if (++seconds < 10) {
                client.getOutputStream().write('a');
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        var response = rest(client);
        assertTrue(
                seconds >= BodyLimits.DEFAULT.graceTime().toSeconds(),
                "seconds until the refusal, which must be after the grace time: " + seconds);
        assertEquals(408, RefusedRequest.status(response), response);
        assertTrue(response.contains("The request took too long to arrive."), response);
        RefusedRequest.assertHeader("Connection", "close", response);
        RefusedRequest.assertHeader("X-Frame-Options", "DENY", response);
    }

    @Test
    void formsWithFilesMayBeLargerAndTakeLongerButNotForEver() throws IOException {
        var ada = server.signUp("ada");
        var cookie = ada.cookies().getCookieStore().getCookies().get(0);
        var request = "POST /files HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nCookie: "
                + cookie.getName() + "=" + cookie.getValue()
                + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 20000000\r\n\r\n"
                + "x".repeat(5_000_000);
        for (int i = 0; i < BodiesPerUser.FORMS_MAX; i++) {
            sends(request);
        }
        var files = ada.request(
                "/files", "Content-Type", "multipart/form-data; boundary=x", "Sec-Fetch-Site", "same-origin");
        Await.until(
                () -> ada.sends(files.POST(BodyPublishers.ofString("--x--"))).statusCode() == 429);
        clock.advance(BodyLimits.DEFAULT.timeMax().plusSeconds(60));
        assertEquals(200, ada.gets("/up").statusCode());
        assertTrue(clients.stream().noneMatch(SlowRequestBodyTest::isAnswered), "5 MB in 3 minutes are enough");
        clock.advance(Duration.ofMinutes(8));
        for (var client : clients) {
            assertEquals(408, RefusedRequest.status(rest(client)));
        }
        Await.until(
                () -> ada.sends(files.POST(BodyPublishers.ofString("--x--"))).statusCode() == 422);
    }

    @Test
    void aBodyInPiecesWithinTheTimeLimitIsServed() throws IOException {
        var client = sends("POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + FORM
                + "Transfer-Encoding: chunked\r\n\r\n5\r\nemail\r\n");
        clock.advance(BodyLimits.DEFAULT.graceTime().minusSeconds(1));
        client.getOutputStream().write("2\r\n=x\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var response = rest(client);
        assertEquals(422, RefusedRequest.status(response), response);
        assertTrue(response.contains("value=\"x\""), "the form keeps the submitted value");
    }

    @Test
    void manySlowBodiesUseNoThreadsAndDelayNoOtherRequest() throws IOException {
        int before = server.busyThreads();
        for (int i = 0; i < MANY; i++) {
            sends("POST /login HTTP/1.1\r\nHost: localhost\r\n" + FORM + LENGTH + "email=");
        }
        assertEquals(200, server.visitor().gets("/").statusCode());
        Await.until(() -> server.busyThreads() < before + 20);
        Await.until(() -> {
            clock.advance(Duration.ofSeconds(5));
            return clients.stream().allMatch(SlowRequestBodyTest::isAnswered);
        });
        for (var client : clients) {
            assertEquals(408, RefusedRequest.status(rest(client)));
        }
    }

    @Test
    void bodiesThatExceedTheTotalMemoryLimitAreRefused() throws IOException {
        var ada = server.visitor();
        int bytes = (int) BodyLimits.DEFAULT.bytesMax();
        // Longer than what all the missing bytes leave free.
        var email = "x".repeat(1_000);
        // Each body lacks its last byte.
        for (int i = 0; i <= BodyLimits.DEFAULT.totalBytesMax() / bytes; i++) {
            sends("POST /login HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Content-Length: " + bytes + "\r\n\r\n"
                    + "x".repeat(bytes - 1));
        }
        Await.until(() -> ada.posts("/login", "email", email).body().contains("The server is busy"));
        assertEquals(200, ada.gets("/").statusCode(), "a request without a body is served");
        for (var client : clients) {
            client.close();
        }
        Await.until(() -> ada.posts("/login", "email", "x").statusCode() == 422);
    }

    @Test
    void aBodyInManyTinyChunksIsRefused() throws IOException {
        var start = "POST /login HTTP/1.1\r\n" + FORM + "Transfer-Encoding: chunked\r\n" + RawRequest.HOST;
        var some = RawRequest.send(server.url(""), start + "1\r\na\r\n".repeat(1_000) + "0\r\n\r\n");
        assertTrue(some.startsWith("HTTP/1.1 422"), some);
        var many = RawRequest.send(server.url(""), start + "1\r\na\r\n".repeat(2_001));
        assertTrue(many.startsWith("HTTP/1.1 400"), many);
    }

    @Test
    void aMalformedOrTooLongBodyGetsAnErrorMessage() throws IOException {
        var malformed = RawRequest.send(
                server.url(""),
                "POST /login HTTP/1.1\r\n" + FORM + "Transfer-Encoding: chunked\r\n" + RawRequest.HOST
                        + "zz\r\nabc\r\n");
        assertEquals(400, RefusedRequest.status(malformed), malformed);
        assertTrue(malformed.contains("The request was malformed."), malformed);
        var upload = "x".repeat(2 * (int) BodyLimits.DEFAULT.bytesMax());
        var rejected = RawRequest.send(
                server.url(""),
                "POST /login HTTP/1.1\r\nContent-Length: " + upload.length() + "\r\n" + RawRequest.HOST + upload);
        assertEquals(413, RefusedRequest.status(rejected), rejected);
    }

    private static boolean isAnswered(Socket client) {
        try {
            return client.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket sends(String text) throws IOException {
        var client = new Socket(server.url("").getHost(), server.url("").getPort());
        client.setSoTimeout(30_000);
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        clients.add(client);
        return client;
    }

    private static String rest(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
