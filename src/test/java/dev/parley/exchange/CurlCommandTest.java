package dev.parley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.provider.ExchangeEnd;
import dev.parley.provider.ExchangeFacts;
import dev.parley.provider.SentHeader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command is run by bash, and a server receives what was recorded. */
class CurlCommandTest {
    private static final Path BASH = Path.of("/bin/bash");
    private static final Path CURL = Path.of("/usr/bin/curl");
    private static final String REFERENCE = "[5 bytes, SHA-256 " + "0f".repeat(32) + "]";

    private record Received(String method, String path, List<String> headers, String body) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"It's \\\"quoted\\\", `date`, $HOME, $(id), \\\\ and !history\"}",
                "{\"a\":\"Grüße, 日本語 🌊\\n\u2028\u007f\"}",
                "line\nfeed\ttab",
                "@/etc/passwd",
                "''",
                "",
            })
    void theServerReceivesTheBodyUnchanged(String body) throws Exception {
        assertEquals(body, run(CurlCommand.of(facts(), body)).body());
    }

    @Test
    void aBodyThatIsTooLongForAnArgumentIsReceivedUnchanged() throws Exception {
        var body = "{\"a\":\"" + "It's $long. ".repeat(30_000) + "\"}";
        assertEquals(body, run(CurlCommand.of(facts(), body)).body());
    }

    @Test
    void theKeyAndOtherSecretsComeFromVariables() throws Exception {
        var request = run(CurlCommand.of(facts(), "{}"));
        assertEquals("POST", request.method());
        assertEquals("/v1/chat/completions?api-version=1&x=[a]", request.path());
        assertEquals(List.of("Bearer key $1", "it's \"$5\" `x`", "text/event-stream", "tenant"), request.headers());
    }

    @Test
    void anImageIsReadFromAFile(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("image-1.png"), "hello");
        var command = CurlCommand.of(facts(), "{\"it's\":\"data:image/png;base64," + REFERENCE + "\"}");
        assertEquals(
                "{\"it's\":\"data:image/png;base64,aGVsbG8=\"}",
                run(command, folder).body());
        assertTrue(CurlCommand.hasFiles("data:image/svg+xml;base64," + REFERENCE));
        assertFalse(CurlCommand.hasFiles(REFERENCE));
    }

    private Received run(String command) throws Exception {
        return run(command, Path.of("."));
    }

    private Received run(String command, Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(BASH) && Files.isExecutable(CURL), "bash and curl");
        var builder = new ProcessBuilder(BASH.toString(), "-s")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("API_KEY", "key $1");
        builder.environment().put("X_TENANT", "tenant");
        builder.environment().put("no_proxy", "*");
        var process = builder.start();
        try (var script = process.getOutputStream()) {
            script.write(command.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("ok", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, process.waitFor());
        return received.take();
    }

    private ExchangeFacts facts() {
        return new ExchangeFacts(
                "POST",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/chat/completions?api-version=1&x=[a]",
                List.of(
                        SentHeader.plain("Accept", "text/event-stream"),
                        SentHeader.plain("Host", "elsewhere"),
                        SentHeader.plain("Content-Length", "7"),
                        SentHeader.plain("X-Odd", "it's \"$5\" `x`"),
                        new SentHeader("Authorization", "Bearer ", "API_KEY", "x7Qa"),
                        new SentHeader("X-Tenant", "", "X_TENANT", "")),
                2,
                false,
                Instant.EPOCH,
                Optional.of(200L),
                List.of(),
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                ExchangeEnd.READ,
                "");
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                List.of(
                        headers.getFirst("Authorization"),
                        headers.getFirst("X-Odd"),
                        headers.getFirst("Accept"),
                        headers.getFirst("X-Tenant")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
        exchange.close();
    }
}
