package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    private static final FakeModel MODEL = new FakeModel();
    private static TestServer server;
    private static Person ada;
    private static long chat;

    @BeforeAll
    static void start() {
        server = TestServer.with(MODEL);
        ada = server.signUp("ada");
        chat = ada.begins("Hello");
        ada.watches(chat).done();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/chat/999999",
                "/chat/abc",
                "/chat/0x1",
                "/chat/-1",
                "/chat/99999999999999999999",
                "/chat/1/x",
                "/chat/",
                "/chat/999999/generate",
                "/blog/nothing",
                "/assets/nothing.css",
                "/webjars/htmx.org/nothing.js"
            })
    void aMissingPageIsA404WithAMessage(String path) {
        var page = ada.gets(path);
        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains("Page not found"), page.body());
        assertClean(page);
        var toast = ada.gets(path, "HX-Request", "true");
        assertEquals(404, toast.statusCode());
        assertEquals("#toasts", toast.headers().firstValue("HX-Retarget").orElse(""));
        assertTrue(toast.body().contains("Page not found") && !toast.body().contains("<html"), toast.body());
    }

    @Test
    void aChatOfAnotherUserIsA404() {
        var bob = server.signUp("bob");
        var missing = bob.gets("/chat/999999").body();
        assertEquals(404, bob.gets("/chat/" + chat).statusCode());
        assertEquals(missing, bob.gets("/chat/" + chat).body().replace("/chat/" + chat, "/chat/999999"));
        assertEquals(
                404,
                bob.posts("/chat/" + chat + "/message/add", "message", "Mine now")
                        .statusCode());
        assertEquals(404, bob.deletesByHtmx("/chat/" + chat).statusCode());
        assertEquals(404, bob.gets("/chat/" + chat + "/generate").statusCode());
        assertEquals(404, bob.deletesByHtmx("/chat/" + chat + "/generate").statusCode());
        assertEquals(404, bob.posts("/chat/" + chat + "/generate").statusCode());
        assertEquals(200, ada.gets("/chat/" + chat).statusCode());
        var his = bob.begins("Mine");
        long adasMessage =
                Long.parseLong(ada.gets("/chat/" + chat).body().replaceFirst("(?s).*message-(\\d+)\".*", "$1"));
        assertEquals(
                404,
                bob.gets("/chat/" + his + "/generate?message=" + adasMessage).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\t ", "\u200B\u00A0", "\uFEFF", "\u3164", "\u2800\u00AD"})
    void anEmptyMessageIsRefusedWithAMessage(String message) {
        var page = ada.posts("/chat/" + chat + "/message/add", "message", message);
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("Enter a message"));
        var toast = ada.postsByHtmx("/chat", "message", message, "model", "fake");
        assertEquals(422, toast.statusCode());
        assertTrue(toast.body().contains("Enter a message"));
    }

    @Test
    void aTooLongMessageStaysInTheComposer() {
        var page = ada.posts("/chat/" + chat + "/message/add", "message", "x".repeat(2_000_000));
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("2,000,000 characters"), "says how long it is");
        assertTrue(page.body().contains("x".repeat(2_000_000)), "and loses nothing");
    }

    @Test
    void aHugeFormIsA413() {
        var page = ada.posts("/chat/" + chat + "/message/add", "message", "x".repeat(5_000_000));
        assertEquals(413, page.statusCode());
        assertTrue(page.body().contains("too much to send at once"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message=%ff%fe",
                "message=%c3",
                "message=%zz",
                "message=%4",
                "message=a&message=b",
                "message=%ed%a0%80",
                "message=a%00b"
            })
    void aMalformedFormIsA400WithAMessage(String body) {
        for (var path : new String[] {"/chat/" + chat + "/message/add", "/chat", "/settings", "/signup"}) {
            var full = path.equals("/chat") ? body + "&model=fake" : body;
            if (body.contains("%00") && !path.startsWith("/chat")) {
                continue;
            }
            var response = ada.sends(ada.request(path, "Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(full)));
            assertEquals(400, response.statusCode(), path);
            assertTrue(response.body().contains("was malformed"), response.body());
            assertClean(response);
        }
    }

    @Test
    void anInvalidModelIdIsRefused() {
        assertEquals(422, ada.posts("/chat", "message", "Hi", "model", "").statusCode());
        assertEquals(422, ada.posts("/chat", "message", "Hi", "model", "\u200b").statusCode());
        assertEquals(
                422,
                ada.posts("/chat", "message", "Hi", "model", "x".repeat(300)).statusCode());
        var kept = ada.posts("/chat", "message", "Keep <this>", "model", "a\u0007b");
        assertEquals(422, kept.statusCode());
        assertTrue(kept.body().contains("Keep &lt;this&gt;"), kept.body());
    }

    @Test
    void aBodyOfAnotherContentTypeHasNoFields() {
        var response = ada.sends(ada.request("/chat/" + chat + "/message/add", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"message\":\"Hi\"}")));
        assertEquals(422, response.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "BREW"})
    void unsupportedMethodsAreA405(String method) {
        var response = ada.sends(ada.request("/chat").method(method, BodyPublishers.noBody()));
        assertEquals(405, response.statusCode());
        assertClean(response);
    }

    @Test
    void theStreamOfAQuestionIsA404() {
        var page = ada.gets("/chat/" + chat).body();
        var question = page.replaceFirst("(?s).*?id=\"message-(\\d+)\".*", "$1");
        assertEquals(
                404, ada.gets("/chat/" + chat + "/generate?message=" + question).statusCode());
        assertEquals(404, ada.gets("/chat/" + chat + "/generate?message=x").statusCode());
    }

    private static void assertClean(HttpResponse<String> response) {
        assertFalse(response.body().contains("dev.parley") || response.body().contains("Exception"), response.body());
    }
}
