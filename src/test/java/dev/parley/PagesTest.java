package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static TestServer server;
    private static Person ada;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        ada = server.signUp("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/blog", "/settings", "/chat"})
    void everyPageIsAlsoServedAsAFragment(String path) {
        var page = ada.gets(path).body();
        var fragment = ada.gets(path, "HX-Request", "true").body();
        assertTrue(page.startsWith("<!DOCTYPE html>"), page);
        assertFalse(fragment.contains("<html") || fragment.contains("<head"), fragment);
        assertTrue(fragment.contains("<title>") && fragment.contains("id=\"main\""), fragment);
        var restored = ada.gets(path, "HX-Request", "true", "HX-History-Restore-Request", "true")
                .body();
        assertTrue(restored.startsWith("<!DOCTYPE html>"), "a page restored from htmx's history is a whole page");
    }

    @Test
    void theBlogListsItsArticlesAndShowsThem() {
        var list = server.visitor().gets("/blog").body();
        assertTrue(
                list.contains("How Parley streams an answer") && list.contains("/blog/how-parley-streams-an-answer"),
                list);
        var article =
                server.visitor().gets("/blog/how-parley-streams-an-answer").body();
        assertTrue(article.contains("<h2 dir=\"auto\">") && article.contains("snapshot"), article);
        var german = server.visitor()
                .gets("/blog/how-parley-streams-an-answer", "Accept-Language", "de")
                .body();
        assertTrue(german.contains("lang=\"de\"") && german.contains("Antwort"), german);
    }

    @ParameterizedTest
    @CsvSource({
        "404, Page not found",
        "403, don’t have access",
        "500, our side",
        "418, was malformed",
        "x, Page not found"
    })
    void theErrorPageExplainsTheStatus(String code, String words) {
        assertTrue(server.visitor().gets("/error?code=" + code).body().contains(words));
    }

    @Test
    void theHealthCheckSucceeds() {
        var up = server.visitor().gets("/up");
        assertEquals(200, up.statusCode());
        assertEquals("ok", up.body().strip());
    }

    @Test
    void theHomePageLinksToTheChatOrToSignUp() {
        assertTrue(server.visitor().gets("/").body().contains("href=\"/signup\""));
        assertTrue(ada.gets("/").body().contains("href=\"/chat\""));
    }

    @Test
    void theDemoIsAlwaysLabelled() {
        var page = ada.gets("/chat").body();
        assertTrue(page.contains("Demo (canned replies)"), page);
        var chat = Person.chatIn(ada.posts("/chat", "message", "Who are you?", "model", "demo"));
        var done = ada.watches(chat).done();
        assertTrue(done.contains("No AI wrote this") && done.contains("Demo (canned replies)"), done);
    }

    @Test
    void theDemoCanBeSwitchedOff() {
        try (var strict = TestServer.configured("PARLEY_DEMO", "off").start()) {
            var bob = strict.signUp("bob");
            assertFalse(bob.gets("/chat").body().contains("Demo (canned replies)"));
            assertEquals(
                    422, bob.posts("/chat", "message", "Hi", "model", "demo").statusCode());
        }
    }
}
