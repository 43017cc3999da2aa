package dev.parley.chat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The number of open event streams of a user is limited. */
class OpenStreamsTest {
    private final FakeModel model = new FakeModel();
    private TestServer server;
    private Person ada;
    private long chat;

    @BeforeEach
    void start() {
        server = TestServer.configured("PARLEY_DEMO", "on")
                .set("PARLEY_STREAMS_PER_USER_MAX", "2")
                .model(model)
                .start();
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aStreamAboveTheLimitIsRefusedUntilAnotherIsClosed() {
        var answer = model.script().says("Wait");
        chat = ada.begins("Hello");
        var first = ada.watches(chat);
        try (var second = ada.watches(chat)) {
            first.until("Wait");
            second.until("Wait");
            var refused = ada.gets("/chat/" + chat + "/generate", "Accept", "text/event-stream");
            assertEquals(429, refused.statusCode());
            assertEquals("Too many chats are open at once. Close some tabs, then try again.\n", refused.body());
            assertEquals("30", refused.headers().firstValue("Retry-After").orElse(""));
            assertEquals(200, ada.gets("/chat/" + chat).statusCode(), "the page itself is served");
            first.close();
            // A closed connection is detected at the next write.
            Await.until(() -> {
                answer.says(" more");
                return isFollowed(ada);
            });
        }
        answer.finishes();
    }

    @Test
    void finishedStreamsAndStreamsOfOtherUsersDoNotCount() {
        var answer = model.script().says("Wait");
        chat = ada.begins("Hello");
        var first = ada.watches(chat);
        var second = ada.watches(chat);
        var bob = server.signUp("bob");
        var his = bob.begins("Hello");
        assertTrue(bob.watches(his).done().contains("data-status"));
        answer.finishes();
        first.done();
        second.done();
        for (int i = 0; i < 5; i++) {
            assertTrue(ada.watches(chat).done().contains("Wait"));
        }
    }

    @Test
    void aHeadRequestOpensNoStream() {
        var answer = model.script().says("Wait");
        chat = ada.begins("Hello");
        for (int i = 0; i < 5; i++) {
            var head = ada.sends(ada.request("/chat/" + chat + "/generate").method("HEAD", BodyPublishers.noBody()));
            assertEquals(200, head.statusCode());
        }
        assertTrue(isFollowed(ada), "the limit is two");
        answer.finishes();
    }

    private boolean isFollowed(Person person) {
        try (var stream = person.watches(chat)) {
            return stream.next().isPresent();
        } catch (AssertionError e) {
            return false;
        }
    }
}
