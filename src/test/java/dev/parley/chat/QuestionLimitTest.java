package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeModel;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three questions a minute for each user. */
class QuestionLimitTest {
    private final FakeModel model = new FakeModel();
    private final MutableClock clock = new MutableClock(Instant.parse("2026-05-20T12:00:00Z"));
    private TestServer server;
    private Person ada;
    private long chat;

    @BeforeEach
    void start() {
        server = TestServer.configured("PARLEY_DEMO", "on")
                .set("PARLEY_QUESTIONS_PER_MINUTE", "3")
                .model(model)
                .clock(clock)
                .start();
        ada = server.signUp("ada");
        model.script().says("One").fails(ErrorKind.SERVER_ERROR, "");
        model.script().says("Two").finishes();
        model.script().says("Three").finishes();
        model.script().says("Four").finishes();
        chat = ada.begins("First?");
        ada.watches(chat).done();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void continuingRegeneratingAndEditingCountLikeAsking() {
        assertEquals(
                303, ada.posts("/chat/" + chat + "/generate", "continue", "1").statusCode());
        ada.watches(chat).done();
        assertEquals(303, ada.posts("/chat/" + chat + "/generate").statusCode());
        ada.watches(chat).done();
        clock.advance(Duration.ofSeconds(20));
        long question = new Storage(server).number("SELECT MIN(id) FROM messages");
        assertLimited(ada.posts("/chat/" + chat + "/message/" + question, "message", "Edited?"));
        assertLimited(ada.posts("/chat/" + chat + "/message/add", "message", "Next?"));
        assertLimited(ada.posts("/chat", "message", "Another?", "model", "fake"));
        assertEquals(429, ada.posts("/chat/" + chat + "/generate").statusCode());
        assertEquals(429, ada.posts("/chat/" + chat + "/title").statusCode());
        server.restart();
        assertLimited(ada.posts("/chat/" + chat + "/message/add", "message", "Next?"));
        assertEquals(chat + 1, server.signUp("bob").begins("Mine?"), "no chat was stored, and bob is not limited");
        clock.advance(Duration.ofSeconds(40));
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/message/add", "message", "Next?").statusCode());
    }

    @Test
    void eachAnswerOfAComparisonCounts() {
        var refused = ada.posts("/chat", "message", "Which?", "model", "a", "with:b", "on", "with:c", "on");
        assertLimited(refused);
        assertEquals(2, new Storage(server).number("SELECT COUNT(*) FROM messages"), "none is stored");
        assertTrue(refused.body().contains("3 models"), "they stay picked");
        assertEquals(chat + 1, Person.chatIn(ada.posts("/chat", "message", "Which?", "model", "a", "with:b", "on")));
    }

    @Test
    void theTextStaysInTheComposer() {
        useUp();
        var page = ada.posts("/chat/" + chat + "/message/add", "message", "A long & careful question");
        assertLimited(page);
        assertTrue(page.body().contains("A long &amp; careful question</textarea>"), page.body());
        assertTrue(page.body().contains("You’re asking too fast. Please wait 60 seconds"), page.body());
        var fragment = ada.postsByHtmx("/chat/" + chat + "/message/add", "message", "Next?");
        assertLimited(fragment);
        assertFalse(fragment.body().contains("<html"), fragment.body());
        assertTrue(fragment.body().contains("You’re asking too fast."), fragment.body());
    }

    @Test
    void aRepeatedRequestIsAnsweredEvenAboveTheLimit() {
        ada.posts("/chat/" + chat + "/message/add", "message", "Two?", "request_key", "k-2");
        ada.watches(chat).done();
        ada.posts("/chat/" + chat + "/message/add", "message", "Three?", "request_key", "k-3");
        ada.watches(chat).done();
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/message/add", "message", "Three?", "request_key", "k-3")
                        .statusCode());
        assertEquals(6, new Storage(server).number("SELECT COUNT(*) FROM messages"));
    }

    private void useUp() {
        for (int i = 0; i < 2; i++) {
            assertEquals(303, ada.posts("/chat/" + chat + "/generate").statusCode());
            ada.watches(chat).done();
        }
    }

    private static void assertLimited(HttpResponse<String> response) {
        assertEquals(429, response.statusCode(), response.body());
        int seconds =
                Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(seconds > 0 && seconds <= 60, "Retry-After: " + seconds);
    }
}
