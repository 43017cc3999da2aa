package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.Script;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The owner of an answer sees the exact request and the raw reply; nobody else does, and not for longer than configured. */
class ExchangePageTest {
    private static final String KEY = "sk-exchange-0123456789-abcd";

    private static FakeOpenAi openAi;
    private static TestServer server;
    private static Storage storage;
    private static Person admin;
    private static Person ada;

    @BeforeAll
    static void start() {
        openAi = new FakeOpenAi();
        server = TestServer.configured("OPENAI_BASE_URL", openAi.baseUrl().toString())
                .set("OPENAI_API_KEY", KEY)
                .set("PARLEY_EXCHANGES_PER_USER", "2")
                .start();
        storage = new Storage(server);
        admin = server.signUp("admin");
        ada = server.signUp("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
        openAi.close();
    }

    @Test
    void theOwnerSeesTheRequestAndTheReply() {
        var chat = asks(ada, Script.answer("Forty", "-two <b>"));
        var url = url(chat);
        var page = ada.gets(url).body();
        assertTrue(page.contains("Bearer …"), page);
        assertTrue(page.contains("{&quot;content&quot;:&quot;-two &lt;b&gt;&quot;}"), page);
        assertTrue(page.contains("&quot;role&quot; : &quot;user&quot;"), page);
        assertTrue(page.contains("Cost: no price known for this model"), page);
        assertFalse(page.contains("abcd"), "the end of a key that all users share is not shown");
        assertTrue(ada.gets("/chat/" + chat).body().contains(url.replace("&", "&amp;")));
    }

    @Test
    void theExactBytesAreDownloadedAsPlainText() {
        var chat = asks(
                ada,
                Script.stream().raw("data: {\"choices\":[]}\r\n\r\n<script>").end());
        var reply = ada.gets(url(chat) + "?reply=1");
        assertEquals("data: {\"choices\":[]}\r\n\r\n<script>", reply.body());
        assertEquals(
                "nosniff", reply.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertTrue(reply.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
        assertEquals(
                "text/plain;charset=utf-8",
                reply.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT));
        assertTrue(ada.gets(url(chat) + "?request=1").body().startsWith("{\"model\":"));
        assertTrue(ada.gets(url(chat) + "?curl=1").body().contains("\"Authorization: Bearer $API_KEY\""));
        for (var bad : List.of("?reply=2", "?reply=0", "?reply=", "?request=99", "?curl=x")) {
            assertEquals(404, ada.gets(url(chat) + bad).statusCode(), bad);
        }
    }

    @Test
    void aLongReplyIsShownInPartAndDownloadedWhole() {
        var bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        var text = HexFormat.of().formatHex(bytes).substring(0, 200_000);
        var chat = asks(ada, Script.answer(text));
        var page = ada.gets(url(chat)).body();
        assertTrue(page.contains("Only the first 20,000 characters are shown here."), page);
        assertTrue(page.length() < 100_000, "" + page.length());
        assertTrue(ada.gets(url(chat) + "?reply=1").body().contains(text));
    }

    @Test
    void othersAndTheAdminSeeNothing() {
        var chat = asks(ada, Script.answer("Hi"));
        var bob = server.signUp("bob");
        for (var other : List.of(bob, admin)) {
            assertEquals(404, other.gets(url(chat)).statusCode());
            assertEquals(404, other.gets(url(chat) + "?reply=1").statusCode());
        }
    }

    @Test
    void aKeyThatAServerEchoesIsNotStored() {
        var chat = asks(ada, Script.error(401, "Wrong key " + KEY));
        assertTrue(ada.gets(url(chat) + "?reply=1").body().contains("Wrong key [key]"));
        assertFalse(ada.gets(url(chat)).body().contains(KEY));
    }

    @Test
    void onlyTheNewestAnswersAreKept() {
        var carol = server.signUp("carol");
        var chats = List.of(
                asks(carol, Script.answer("One")),
                asks(carol, Script.answer("Two")),
                asks(carol, Script.answer("Three")));
        assertTrue(carol.gets(url(chats.get(0))).body().contains("your last 2 answers"));
        assertTrue(carol.gets(url(chats.get(1))).body().contains("Copy as curl"));
        assertTrue(carol.gets(url(chats.get(2))).body().contains("Copy as curl"));
    }

    @Test
    void withoutAPriceOfTheAdminTheListPriceOfAWellKnownModelIsTold() {
        openAi.answers(Script.answer("Forty", "-two"));
        var chat = Person.chatIn(ada.posts("/chat", "message", "Hello", "model", "gpt-4o"));
        ada.watches(chat).done();
        Await.until(() -> stored(chat) > 0);
        var page = ada.gets(url(chat)).body();
        assertTrue(page.contains("at the list price, as known in October 2025"), page);
    }

    @Test
    void aTemporaryChatKeepsNothing() {
        var dave = server.signUp("dave");
        openAi.answers(Script.answer("Hi"));
        var temporary = Person.chatIn(dave.posts("/chat", "message", "Hi", "model", "fake-1", "temporary", "true"));
        dave.watches(temporary).done();
        assertTrue(dave.gets(url(temporary)).body().contains("temporary chats"));
        assertEquals(0, stored(temporary));
    }

    @Test
    void aContinuedAnswerHasTheRequestsOfBothParts() {
        var erin = server.signUp("erin");
        var chat = asks(erin, Script.stream().delta("Forty").cut());
        openAi.answers(Script.answer("-two"));
        var answer = answer(chat);
        erin.posts("/chat/" + chat + "/generate?message=" + answer, "continue", "true");
        erin.watches(chat).done();
        Await.until(() -> stored(chat) == 2);
        var page = erin.gets(url(chat)).body();
        assertTrue(page.contains("Request 1 of 2") && page.contains("Request 2 of 2"), page);
        assertTrue(page.contains("The connection was lost"), page);
    }

    @Test
    void withoutAStoredRequestThePageSaysWhy() {
        try (var other = TestServer.configured(
                        "OPENAI_BASE_URL", openAi.baseUrl().toString())
                .set("PARLEY_DEMO", "on")
                .start()) {
            var user = other.signUp("ada");
            assertTrue(page(other, user, "demo").contains("The demo model runs inside Parley"));
            other.database().failInserts("exchanges");
            var page = page(other, user, "fake-1");
            assertTrue(page.contains("No request is stored for this answer") && page.contains("Tokens: 9 in"), page);
        }
    }

    /** The page of a finished answer of this model. */
    private static String page(TestServer at, Person user, String model) {
        var chat = Person.chatIn(user.posts("/chat", "message", "Hi", "model", model));
        user.watches(chat).done();
        var answer = new Storage(at).number("SELECT current_leaf_id FROM chats WHERE id = " + chat);
        var url = "/chat/" + chat + "/message/" + answer + "/exchange";
        Await.until(() -> !user.gets(url).body().contains("Reload this page"));
        return user.gets(url).body();
    }

    private static long asks(Person person, Script script) {
        openAi.answers(script);
        var chat = Person.chatIn(person.posts("/chat", "message", "Hello", "model", "fake-1"));
        person.watches(chat).done();
        Await.until(() -> stored(chat) > 0);
        return chat;
    }

    private static long stored(long chat) {
        return storage.number(
                "SELECT COUNT(*) FROM exchanges e JOIN messages m ON m.id = e.message_id WHERE m.chat_id = " + chat);
    }

    private static long answer(long chat) {
        return storage.number("SELECT current_leaf_id FROM chats WHERE id = " + chat);
    }

    private static String url(long chat) {
        return "/chat/" + chat + "/message/" + answer(chat) + "/exchange";
    }
}
