package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.ServerFixture;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Questions are stored once, acknowledged, and refused when an answer cannot start. */
class AskingTest extends ServerFixture {
    @Test
    void theNextQuestionIsAppendedWithItsLiveAnswer() {
        var chat = ada.begins("One");
        ada.watches(chat).done();
        model.script().says("…");
        var response = ada.postsByHtmx("/chat/" + chat + "/message/add", "message", "Two <b>", "request_key", "k");
        assertEquals(200, response.statusCode());
        var html = response.body();
        assertTrue(html.contains("Two &lt;b&gt;"), html);
        assertTrue(html.contains("sse-connect"));
        assertTrue(html.contains("id=\"new-message\""));
        assertTrue(html.contains("hx-swap-oob"), "and a fresh composer");
        assertFalse(html.contains("<html"), "a fragment, not a page");
    }

    @Test
    void withoutJavaScriptAQuestionRedirectsToTheChat() {
        var chat = ada.begins("One");
        ada.watches(chat).done();
        var response = ada.posts("/chat/" + chat + "/message/add", "message", "Two");
        assertEquals(chat, Person.chatIn(response));
    }

    @Test
    void htmxIsRedirectedToTheNewChat() {
        var response = ada.postsByHtmx("/chat", "message", "Hi", "model", "fake");
        assertEquals(200, response.statusCode());
        assertTrue(response.headers().firstValue("HX-Redirect").orElse("").matches("/chat/\\d+"));
    }

    @Test
    void aQuestionIsRefusedWhileAnAnswerIsRunningInTheChat() {
        var answer = model.script().says("Still");
        var chat = ada.begins("One");
        var refused = ada.posts("/chat/" + chat + "/message/add", "message", "Two, at once");
        assertEquals(409, refused.statusCode());
        assertTrue(
                refused.body().contains("still being written") && refused.body().contains("Two, at once"));
        answer.finishes();
    }

    @Test
    void aRepeatedRequestStoresOneQuestion() {
        var first = Person.chatIn(ada.posts("/chat", "message", "Hi", "model", "fake", "request_key", "same"));
        ada.watches(first).done();
        var second = Person.chatIn(ada.posts("/chat", "message", "Hi", "model", "fake", "request_key", "same"));
        assertEquals(first, second);
        assertEquals(1, model.requests().size());
        var bob = server.signUp("bob");
        var his = Person.chatIn(bob.posts("/chat", "message", "Hi", "model", "fake", "request_key", "same"));
        assertTrue(his != first, "another user's key is another key");
    }

    @Test
    void theResponseToARequestAndToItsRepetitionNamesTheStoredQuestion() {
        var first = ada.postsByHtmx("/chat", "message", "First", "model", "fake", "request_key", "a");
        var again = ada.posts("/chat", "message", "First", "model", "fake", "request_key", "a");
        var chat = Person.chatIn(again);
        assertEquals(
                "First", ada.gets("/chat/" + chat + "/message/" + stored(first)).body());
        assertEquals(stored(first), stored(again));
        ada.watches(chat).done();
        var add = "/chat/" + chat + "/message/add";
        var second = ada.postsByHtmx(add, "message", "Second", "request_key", "b");
        assertEquals(
                "Second",
                ada.gets("/chat/" + chat + "/message/" + stored(second)).body());
        assertEquals(stored(second), stored(ada.posts(add, "message", "Second", "request_key", "b")));
    }

    @Test
    void aRefusedQuestionIsNotNamedAsStored() {
        model.script();
        var add = "/chat/" + ada.begins("First") + "/message/add";
        for (var response : List.of(
                ada.postsByHtmx(add, "message", "While the first is answered"),
                ada.posts(add, "message", "While the first is answered"),
                ada.postsByHtmx(add, "message", " "),
                ada.postsByHtmx("/chat", "message", "No model", "model", ""),
                ada.postsByHtmx("/chat/999999/message/add", "message", "No chat"))) {
            assertEquals("", stored(response), response.body());
        }
    }

    @Test
    void anotherTextWithAnOldRequestKeyIsANewQuestion() {
        var first = Person.chatIn(ada.posts("/chat", "message", "Hi", "model", "fake", "request_key", "same"));
        ada.watches(first).done();
        var second = Person.chatIn(ada.posts("/chat", "message", "Ho", "model", "fake", "request_key", "same"));
        ada.watches(second).done();
        var third = Person.chatIn(ada.posts("/chat", "message", "Hi", "model", "other", "request_key", "same"));
        assertEquals(3, Set.of(first, second, third).size());
        assertTrue(ada.gets("/chat/" + second).body().contains("Ho"));
    }

    @Test
    void theRunningAnswersOfAUserAreLimited() {
        for (int i = 0; i < RunningAnswerLimits.RUNNING_PER_USER_MAX; i++) {
            model.script();
            ada.begins("Question " + i);
        }
        var refused = ada.posts("/chat", "message", "One more", "model", "fake");
        assertEquals(429, refused.statusCode());
        assertTrue(refused.body().contains("20 answers are already being written")
                && refused.body().contains("One more"));
    }

    private static String stored(HttpResponse<String> response) {
        return response.headers().firstValue("Parley-Stored").orElse("");
    }
}
