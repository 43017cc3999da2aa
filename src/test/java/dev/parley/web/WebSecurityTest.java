package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSecurityTest {
    private static final FakeModel MODEL = new FakeModel();
    private static TestServer server;
    private static Person ada;

    @BeforeAll
    static void start() {
        server = TestServer.with(MODEL);
        ada = server.signUp("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/login", "/chat", "/nowhere", "/chat/abc", "/up", "/assets/app.css", "/error?code=500"})
    void everyResponseHasTheSecurityHeaders(String path) {
        var headers = ada.gets(path).headers();
        var policy = headers.firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
    }

    @Test
    void aRequestThatTheContainerRefusesGetsParleysErrorPage() throws IOException {
        var answer = raw("GET /chat/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertFalse(answer.contains("at org.") || answer.contains("Caused by"), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://127.0.0.1:1",
        "Referer, https://evil.example/page"
    })
    void aPostFromAnotherSiteIsRefused(String header, String value) {
        for (var path : new String[] {"/chat", "/settings", "/logout", "/login"}) {
            var response = ada.sends(ada.request(path, header, value).method("POST", someBody()));
            assertEquals(403, response.statusCode(), path);
            assertTrue(response.body().contains("came from another site"), response.body());
        }
        assertEquals(200, ada.gets("/chat", header, value).statusCode(), "a link on another site works");
    }

    @Test
    void aPostFromTheSameOriginIsAccepted() {
        var own = server.url("").toString();
        for (var header :
                new String[][] {{"Sec-Fetch-Site", "same-origin"}, {"Origin", own}, {"Referer", own + "/chat"}}) {
            var response =
                    ada.sends(ada.request("/folders", header[0], header[1]).method("POST", someBody()));
            assertEquals(422, response.statusCode(), header[0]);
        }
    }

    @Test
    void privatePagesAreNotCached() {
        for (var path : new String[] {"/chat", "/settings"}) {
            assertEquals(
                    "no-store",
                    ada.gets(path).headers().firstValue("Cache-Control").orElse(""));
        }
    }

    @Test
    void assetsWithAFingerprintAreCachedForever() {
        var page = server.visitor().gets("/").body();
        var names = page.lines()
                .flatMap(line -> java.util.regex.Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"")
                        .matcher(line)
                        .results()
                        .map(match -> match.group(1)))
                .distinct()
                .toList();
        assertTrue(names.stream().anyMatch(name -> name.contains("htmx")), names.toString());
        assertTrue(names.stream().anyMatch(name -> name.contains("app.css")), names.toString());
        for (var name : names) {
            var asset = server.visitor().gets(name);
            assertEquals(200, asset.statusCode(), name);
            assertTrue(asset.headers().firstValue("Cache-Control").orElse("").contains("immutable"), name);
            var plain = server.visitor().gets(name.replaceFirst("\\?.*", ""));
            assertEquals("no-cache", plain.headers().firstValue("Cache-Control").orElse(""));
            var tag = plain.headers().firstValue("ETag").orElseThrow();
            assertEquals(304, server.visitor().gets(name, "If-None-Match", tag).statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../WEB-INF/web.xml",
                "/assets/..%2fWEB-INF/web.xml",
                "/WEB-INF/web.xml",
                "/webjars/../../dev/parley/App.class",
                "/META-INF/MANIFEST.MF"
            })
    void noOtherFileOfTheWarIsServed(String path) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertFalse(answer.startsWith("HTTP/1.1 200"), answer);
    }

    @Test
    void scriptsInMessagesAreNotRendered() {
        MODEL.script()
                .says(
                        "<script>alert(1)</script> [x](javascript:alert(1)) ![y](https://evil.example/?q=1) <img src=x onerror=alert(1)>")
                .finishes();
        var chat = ada.begins("<script>alert(2)</script>");
        var done = ada.watches(chat).done();
        var page = ada.gets("/chat/" + chat).body();
        for (var html : new String[] {done, page}) {
            assertFalse(
                    html.contains("<script>alert")
                            || html.contains("href=\"javascript")
                            || html.contains("<img src=\"https"),
                    html);
            assertFalse(html.contains("<img src=x"), html);
        }
    }

    @Test
    void withAnHttpsUrlTheCookieIsBoundToTheHostAndHstsIsSent() {
        try (var https = TestServer.configured("PARLEY_PUBLIC_URL", "https://parley.example")
                .start()) {
            var response = https.visitor()
                    .posts(
                            "/signup",
                            "email",
                            "ada@example.org",
                            "password",
                            Person.PASSWORD,
                            "password_confirmation",
                            Person.PASSWORD);
            var cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
            assertTrue(
                    cookie.startsWith("__Host-parley=") && cookie.contains("Secure") && cookie.contains("Path=/;"),
                    cookie);
            assertTrue(
                    response.headers().firstValue("Strict-Transport-Security").isPresent());
        }
    }

    private static java.net.http.HttpRequest.BodyPublisher someBody() {
        return java.net.http.HttpRequest.BodyPublishers.ofString("x=y");
    }

    private static String raw(String request) throws IOException {
        var url = server.url("/");
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
