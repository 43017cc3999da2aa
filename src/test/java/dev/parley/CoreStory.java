package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.file.Samples;
import dev.parley.file.Upload;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

/** What every installation must be able to do, wherever it runs, by HTTP only: with the demo model at its real speed. */
final class CoreStory {
    private static final String WORDS = "No AI wrote this";
    private static final Pattern STYLE = Pattern.compile("href=\"([^\"]*app\\.css\\?v=[^\"]*)\"");
    private static final Pattern LINK = Pattern.compile("http://[^\"]*/share/[\\w-]{43}");

    private final URI url;
    private final String contextPath;
    private final Person ada;

    /** @param url of the application, without a trailing slash */
    CoreStory(URI url) {
        this.url = url;
        contextPath = url.getPath();
        ada = new Person(url, "ada");
    }

    Person ada() {
        return ada;
    }

    void signsUpAndLogsIn() {
        assertEquals(contextPath + "/login?next=%2Fchat", Person.location(ada.gets("/chat")));
        var login = ada.signsUp().posts("/logout");
        assertEquals(contextPath + "/", Person.location(login));
        var cookies = ada.posts("/login", "email", ada.email(), "password", Person.PASSWORD)
                .headers()
                .allValues("Set-Cookie");
        assertTrue(
                cookies.stream()
                        .anyMatch(cookie -> cookie.contains("Path=" + contextPath + "/;")
                                && cookie.contains("HttpOnly")
                                && cookie.contains("SameSite=Lax")),
                cookies.toString());
    }

    /** An answer arrives as events, one by one; a page that is reloaded in mid-answer goes on where it was. */
    long followsAnAnswer() {
        var response = ada.posts("/chat", "message", "Hello?", "model", "demo");
        assertTrue(Person.location(response).startsWith(contextPath + "/chat/"), Person.location(response));
        var chat = Person.chatIn(response);
        try (var events = ada.watches(chat)) {
            assertEquals("snapshot", events.next().orElseThrow().name());
            events.until(WORDS.substring(0, 5));
        }
        var page = ada.gets("/chat/" + chat).body();
        assertTrue(page.contains("aria-busy=\"true\""), "the answer is still being written");
        assertTrue(page.contains("sse-connect=\"" + contextPath + "/chat/" + chat + "/generate"), page);
        try (var events = ada.watches(chat)) {
            var first = events.next().orElseThrow();
            assertEquals("snapshot", first.name());
            assertTrue(first.data().contains(WORDS.substring(0, 5)), first.data());
            var rest = events.rest();
            assertTrue(rest.stream().anyMatch(event -> event.name().equals("block")), "no block: " + rest);
            assertTrue(rest.size() > 10, "not one by one: " + rest.size());
            assertEquals("done", rest.get(rest.size() - 1).name());
        }
        assertTrue(ada.gets("/chat/" + chat).body().contains(WORDS));
        return chat;
    }

    void stopsAndRegenerates(long chat) {
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/message/add", "message", "And again?")
                        .statusCode());
        try (var events = ada.watches(chat)) {
            events.next();
            events.next();
            assertEquals(
                    303,
                    ada.posts("/chat/" + chat + "/generate", "_method", "delete")
                            .statusCode());
            assertTrue(events.done().contains("data-status=\"stopped\""));
        }
        assertEquals(303, ada.posts("/chat/" + chat + "/generate").statusCode());
        try (var events = ada.watches(chat)) {
            assertTrue(events.done().contains("data-status=\"complete\""));
        }
    }

    void sendsAFile() {
        var upload = Upload.of(ada, "a.pdf", Samples.pdf("Hello from the file"));
        assertEquals(200, upload.statusCode(), upload.body());
        var text = ada.gets("/files/" + Upload.id(upload) + "?text").body();
        assertTrue(text.contains("Hello from the file"), text);
    }

    void exportsAndShares(long chat) {
        assertTrue(ada.gets("/chat/" + chat + ".md").body().contains(WORDS));
        var json = ada.gets("/chat/" + chat + ".json");
        assertTrue(
                header(json, "Content-Disposition").contains("attachment"),
                json.headers().toString());
        ada.posts("/chat/" + chat + "/share", "days", "7");
        var found = LINK.matcher(ada.gets("/settings/shares").body());
        assertTrue(found.find(), "the page names the link");
        assertTrue(found.group().startsWith(url + "/share/"), found.group());
        var shared = visitor().gets(found.group().substring(url.toString().length()));
        assertTrue(shared.body().contains(WORDS));
        assertEquals(List.of(), shared.headers().allValues("Set-Cookie"));
    }

    void servesAssetsForAYear() {
        var home = visitor().gets("/");
        assertTrue(header(home, "Content-Security-Policy").contains("default-src 'none'"));
        var style = STYLE.matcher(home.body());
        assertTrue(style.find() && style.group(1).startsWith(contextPath + "/assets/"), home.body());
        var path = style.group(1).substring(contextPath.length());
        var asset = visitor().gets(path, "Accept-Encoding", "gzip");
        assertEquals(200, asset.statusCode());
        assertTrue(header(asset, "Content-Type").startsWith("text/css"));
        assertTrue(header(asset, "Cache-Control").contains("immutable"));
        assertEquals("gzip", header(asset, "Content-Encoding"));
        assertEquals(
                304,
                visitor()
                        .gets(path, "Accept-Encoding", "gzip", "If-None-Match", header(asset, "ETag"))
                        .statusCode());
        assertEquals(
                "application/manifest+json", header(visitor().gets("/assets/manifest.webmanifest"), "Content-Type"));
        assertEquals(
                "font/woff2",
                header(visitor().gets("/webjars/katex/dist/fonts/KaTeX_Main-Regular.woff2"), "Content-Type"));
    }

    void saysErrorsInWords() {
        var missing = ada.gets("/chat/999999");
        assertEquals(404, missing.statusCode());
        assertTrue(missing.body().contains("<h1") && missing.body().contains("href=\"" + contextPath + "/"));
        var unknown = visitor().gets("/nothing-here");
        assertEquals(404, unknown.statusCode());
        assertTrue(unknown.body().contains("Page not found"), unknown.body());
        assertEquals(
                405,
                visitor()
                        .sends(visitor().request("/login").PUT(BodyPublishers.noBody()))
                        .statusCode());
    }

    void servesPrograms() {
        var token = ada.createsToken();
        assertTrue(token.startsWith("parley_"));
        var chats = ada.sends(ada.withToken(ada.request("/api/chats")));
        assertEquals(200, chats.statusCode(), chats.body());
        assertTrue(ada.sends(ada.withToken(ada.request("/v1/models"))).body().contains("\"demo\""));
        var question = ada.withToken(ada.request("/api/chats", "Content-Type", "application/json"))
                .POST(BodyPublishers.ofString("{\"text\":\"Hi\",\"model\":\"demo\"}"));
        assertEquals(200, ada.sends(question).statusCode());
        assertEquals(401, visitor().gets("/api/chats").statusCode());
        var server = contextPath.isEmpty() ? "/" : contextPath;
        var description = visitor().gets("/api/openapi.json").body();
        assertTrue(description.contains("\"url\": \"" + server + "\""), "the description names the server");
    }

    private Person visitor() {
        return new Person(url, "visitor");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
