package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfer sizes, compression and caching of pages and assets. */
class TransferSizeTest {
    private static final int FIRST_VISIT_BYTES_MAX = 150 * 1024;
    private static final int OWN_SCRIPT_LINES_MAX = 1_350;
    private static final Pattern LINK = Pattern.compile("(?:href|src|\"src\"):?[= ]+\"([^\"#]+\\?v=[^\"]+)\"");

    private static final FakeModel MODEL = new FakeModel();
    private static final TestServer server = TestServer.with(MODEL);
    private static final Person ada = server.signUp("ada");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().cookieHandler(ada.cookies()).build();

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void theFirstVisitWithAllAssetsIsSmall() throws IOException {
        var loaded = new LinkedHashMap<String, byte[]>();
        var wanted = new ArrayDeque<>(List.of("/chat"));
        while (!wanted.isEmpty()) {
            var path = wanted.remove();
            if (loaded.containsKey(path)) {
                continue;
            }
            var response = gets(path, "Accept-Encoding", "gzip");
            assertEquals(200, response.statusCode(), path);
            loaded.put(path, response.body());
            wanted.addAll(links(path, text(response)));
        }
        loaded.forEach((path, body) -> System.out.printf("%,9d bytes  %s%n", body.length, path));
        int bytes = loaded.values().stream().mapToInt(body -> body.length).sum();
        System.out.printf("%,9d bytes, the first visit to /chat%n", bytes);
        assertTrue(loaded.keySet().stream().anyMatch(path -> path.contains("htmx.min.js")), loaded.keySet()::toString);
        assertEquals(1, count(loaded.keySet(), ".css"), "one style sheet");
        assertTrue(count(loaded.keySet(), ".png") >= 3, "all icons are counted, although a browser loads only one");
        assertTrue(bytes <= FIRST_VISIT_BYTES_MAX, () -> bytes + " bytes");
    }

    @Test
    void parleysOwnJavaScriptIsSmall() throws IOException {
        int lines = 0;
        try (var files = Files.list(Path.of("webapp/assets"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".js")).toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        assertTrue(lines > 0 && lines < OWN_SCRIPT_LINES_MAX, "lines of Parley's own JavaScript: " + lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/chat",
                "/",
                "/nothing",
                "/assets/app.css",
                "/assets/app.js",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/webjars/katex/dist/katex.min.js"
            })
    void textIsCompressedOnlyIfTheClientAcceptsIt(String path) throws IOException {
        var gzip = gets(path, "Accept-Encoding", "br, gzip;q=0.5");
        var plain = gets(path, "Accept-Encoding", "gzip;q=0, identity");
        assertEquals("gzip", header(gzip, "Content-Encoding"));
        assertEquals("", header(plain, "Content-Encoding"));
        assertEquals(String.valueOf(gzip.body().length), header(gzip, "Content-Length"));
        assertTrue(gzip.body().length < plain.body().length * 2 / 3, () -> gzip.body().length + " bytes");
        for (var response : List.of(gzip, plain)) {
            assertTrue(String.join(", ", response.headers().allValues("Vary")).contains("Accept-Encoding"));
        }
        if (path.endsWith("s")) {
            assertEquals(text(plain), text(gzip));
        }
        var head = sends(request(path, "Accept-Encoding", "gzip").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals(0, head.body().length);
        assertEquals("gzip", header(head, "Content-Encoding"));
    }

    @ParameterizedTest
    @CsvSource({
        "/up, text/plain",
        "/assets/icon.svg, image/svg+xml",
        "/assets/icon-192.png, image/png",
        "/assets/manifest.webmanifest, application/manifest+json",
        "/webjars/katex/dist/fonts/KaTeX_Main-Regular.woff2, font/woff2"
    })
    void shortOrCompressedFilesAreNotCompressed(String path, String type) {
        var response = gets(path, "Accept-Encoding", "gzip");
        assertEquals(200, response.statusCode());
        assertEquals("", header(response, "Content-Encoding"));
        assertTrue(header(response, "Content-Type").startsWith(type), () -> header(response, "Content-Type"));
    }

    @Test
    void anEventStreamIsNeverCompressed() throws IOException {
        MODEL.script().says("word ".repeat(1_000)).finishes();
        var chat = ada.begins("Many words");
        var response = gets("/chat/" + chat + "/generate", "Accept", "text/event-stream", "Accept-Encoding", "gzip");
        assertEquals("", header(response, "Content-Encoding"));
        assertTrue(text(response).contains("event: done"));
    }

    @Test
    void eachEncodingOfAnAssetHasItsOwnEntityTag() {
        var gzip = gets("/assets/app.css", "Accept-Encoding", "gzip");
        var tag = header(gzip, "ETag");
        assertFalse(tag.equals(header(gets("/assets/app.css"), "ETag")));
        assertEquals(
                304,
                gets("/assets/app.css", "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode());
        assertEquals(200, gets("/assets/app.css", "If-None-Match", tag).statusCode());
    }

    @Test
    void fontsAndIconsAreCachedForever() throws IOException {
        var style = text(gets("/webjars/katex/dist/katex.min.css"));
        var font = Pattern.compile("url\\((fonts/KaTeX_Main-Regular\\.woff2\\?v=\\w+)\\)")
                .matcher(style);
        assertTrue(font.find(), style);
        assertTrue(header(gets("/webjars/katex/dist/" + font.group(1)), "Cache-Control")
                .contains("immutable"));
        var icons = links("/assets/manifest.webmanifest", text(gets("/assets/manifest.webmanifest")));
        assertEquals(4, icons.size());
        for (var icon : icons) {
            assertTrue(header(gets(icon), "Cache-Control").contains("immutable"), icon);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webjars/highlightjs/highlight.js",
                "/webjars/katex/dist/katex.js",
                "/webjars/katex/package.json",
                "/webjars/katex/dist/fonts/KaTeX_Main-Regular.ttf",
                "/webjars/htmx.org/dist/ext/sse.js"
            })
    void onlyTheLibraryFilesThatPagesUseAreServed(String path) {
        assertEquals(404, gets(path).statusCode());
    }

    private static long count(Collection<String> paths, String type) {
        return paths.stream().filter(path -> path.contains(type + "?")).count();
    }

    private static List<String> links(String from, String text) {
        return LINK.matcher(text)
                .results()
                .map(link -> server.url(from).resolve(link.group(1)).getPath()
                        + link.group(1).substring(link.group(1).indexOf('?')))
                .toList();
    }

    private static String text(HttpResponse<byte[]> response) throws IOException {
        var body = new ByteArrayInputStream(response.body());
        try (var plain = header(response, "Content-Encoding").equals("gzip") ? new GZIPInputStream(body) : body) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static HttpResponse<byte[]> gets(String path, String... headers) {
        return sends(request(path, headers).GET());
    }

    private static HttpRequest.Builder request(String path, String... headers) {
        return ada.request(path, headers);
    }

    private static HttpResponse<byte[]> sends(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
