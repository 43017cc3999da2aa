package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.EventStreamClient;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.ChatMessage;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeModel;
import dev.parley.provider.FinishReason;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final FakeModel model = new FakeModel();
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.with(model);
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAnswerStreamsIntoThePageAndIsStored() {
        var answer = model.script().says("Forty");
        var chat = ada.begins("What is six times seven?");
        try (var page = ada.watches(chat)) {
            assertEquals("snapshot", page.next().orElseThrow().name());
            answer.says("-two, **of course**.").finishes();
            var done = page.done();
            assertTrue(done.contains("Forty-two, <strong>of course</strong>."), done);
            assertFalse(done.contains("sse-connect"), "the finished message opens no stream");
        }
        var page = ada.gets("/chat/" + chat).body();
        assertTrue(page.contains("What is six times seven?") && page.contains("<strong>of course</strong>"), page);
        assertFalse(page.contains("sse-connect"));
    }

    @Test
    void aReloadedPageShowsTheAnswerWrittenMeanwhile() {
        var answer = model.script();
        var chat = ada.begins("Anything?");
        answer.says("Written for ").says("nobody.").finishes();
        try (var page = ada.watches(chat)) {
            assertTrue(page.done().contains("Written for nobody."));
        }
        assertTrue(ada.gets("/chat/" + chat).body().contains("Written for nobody."));
    }

    @Test
    void aLateFollowerFirstGetsASnapshot() {
        var answer = model.script().says("First. ");
        var chat = ada.begins("Go on");
        try (var early = ada.watches(chat);
                var late = watchesAfter(chat, early, "First.")) {
            assertTrue(late.next().orElseThrow().data().contains("First."));
            answer.says("Second.").finishes();
            assertTrue(early.done().contains("First. Second."));
            assertTrue(late.done().contains("First. Second."));
        }
    }

    private EventStreamClient watchesAfter(long chat, EventStreamClient other, String text) {
        other.until(text);
        return ada.watches(chat);
    }

    @Test
    void aReconnectingFollowerGetsASnapshotWithAHigherEventId() {
        var answer = model.script().says("First.");
        var chat = ada.begins("Go on");
        for (var seen : List.of("41", "7", "not ours", "99999999999999999999")) {
            try (var back = ada.watches(chat, "Last-Event-ID", seen)) {
                var snapshot = back.next().orElseThrow();
                assertEquals("snapshot", snapshot.name());
                assertTrue(Long.parseLong(snapshot.id()) > 41, snapshot.id());
            }
        }
        answer.finishes();
        ada.watches(chat).done();
        try (var back = ada.watches(chat, "Last-Event-ID", "1000")) {
            assertEquals(
                    List.of("1001"),
                    back.rest().stream().map(event -> event.id()).toList());
        }
    }

    @Test
    void theStreamOfAFinishedAnswerSendsDoneAtOnce() {
        var chat = ada.begins("Hi");
        try (var page = ada.watches(chat)) {
            page.done();
        }
        try (var page = ada.watches(chat)) {
            var events = page.rest();
            assertEquals(
                    List.of("done"), events.stream().map(event -> event.name()).toList());
        }
    }

    @Test
    void thePageOfALiveAnswerFollowsItAndHasAStopButton() {
        var answer = model.script().says("Well");
        var chat = ada.begins("Hi");
        var page = ada.gets("/chat/" + chat).body();
        assertTrue(page.contains("sse-connect=\"/chat/" + chat + "/generate?message="), page);
        assertTrue(page.contains("sse-close=\"done\""));
        var refresh = "<meta http-equiv=\"refresh\"";
        assertTrue(page.contains("<noscript>" + refresh), "without JavaScript the page refreshes itself");
        answer.finishes();
        ada.watches(chat).done();
        assertFalse(ada.gets("/chat/" + chat).body().contains(refresh), "until it is done");
    }

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
    void theModelGetsTheSystemPromptAndTheWholeConversation() {
        model.script().thinks("Hm.").says("Answer one").finishes();
        var chat = ada.begins("Question one");
        ada.watches(chat).done();
        model.script().says("lost").fails(ErrorKind.SERVER_ERROR, "");
        ada.posts("/chat/" + chat + "/message/add", "message", "Question two");
        ada.watches(chat).done();
        ada.posts("/chat/" + chat + "/message/add", "message", "Question three");
        ada.watches(chat).done();

        var asked = model.requests().get(2);
        assertEquals("system", asked.messages().get(0).role());
        assertEquals(
                List.of(
                        new ChatMessage("user", "Question one"),
                        new ChatMessage("assistant", "Answer one"),
                        new ChatMessage("user", "Question two\n\nQuestion three")),
                asked.messages().subList(1, asked.messages().size()));
    }

    @Test
    void reasoningIsStoredApartFromTheAnswer() {
        var answer = model.script().thinks("Six sevens <are>");
        var chat = ada.begins("What is six times seven?");
        try (var page = ada.watches(chat)) {
            page.until("Six sevens &lt;are&gt;");
            answer.thinks(" forty-two.").says("42").finishes();
            var done = page.done();
            assertTrue(done.contains("Six sevens &lt;are&gt; forty-two."), done);
            assertTrue(done.contains("<details"));
        }
    }

    @Test
    void aFailureShowsAMessageAndKeepsThePartialAnswer() {
        model.script().says("So far").fails(ErrorKind.RATE_LIMITED, "Quota <exceeded>");
        var chat = ada.begins("Hi");
        var done = ada.watches(chat).done();
        assertTrue(done.contains("So far"));
        assertTrue(done.contains("Rate limit reached"), done);
        assertTrue(done.contains("Quota &lt;exceeded&gt;"));
        assertTrue(done.contains("Try again"));
    }

    @Test
    void aRefusedKeyShowsALinkToSettings() {
        model.script().fails(ErrorKind.KEY_REFUSED, "");
        var done = ada.watches(ada.begins("Hi")).done();
        assertTrue(done.contains("rejected the API key") && done.contains("href=\"/settings\""), done);
    }

    @Test
    void anAnswerWithoutAnEndIsShownAsTruncated() {
        model.script().says("Half an ans").ends();
        var done = ada.watches(ada.begins("Hi")).done();
        assertTrue(done.contains("Half an ans") && done.contains("connection was lost"), done);
        model.script().says("Too").finishes(FinishReason.LENGTH);
        assertTrue(ada.watches(ada.begins("Hi")).done().contains("length limit"));
    }

    @Test
    void stopKeepsThePartialAnswerAndClosesTheModelStream() {
        var answer = model.script().says("A long story");
        var chat = ada.begins("Tell me a story");
        try (var page = ada.watches(chat)) {
            page.until("A long story");
            assertEquals(200, ada.deletesByHtmx("/chat/" + chat + "/generate").statusCode());
            answer.awaitClosed();
            assertTrue(page.done().contains("A long story"));
        }
        var shown = ada.gets("/chat/" + chat).body();
        assertTrue(shown.contains("data-status=\"stopped\""), shown);
    }

    @Test
    void tryAgainCreatesAnotherAnswerToTheSameQuestion() {
        model.script().fails(ErrorKind.UNREACHABLE, "");
        var chat = ada.begins("Hi");
        ada.watches(chat).done();
        var again = model.script().says("Here I am.");
        var live = ada.postsByHtmx("/chat/" + chat + "/generate");
        assertTrue(live.body().contains("sse-connect"), live.body());
        again.finishes();
        ada.watches(chat).done();
        var page = ada.gets("/chat/" + chat).body();
        assertTrue(page.contains("Here I am."));
        assertFalse(page.contains("data-status=\"failed\""));
        assertEquals(model.requests().get(0).messages(), model.requests().get(1).messages());
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

    private static String stored(HttpResponse<String> response) {
        return response.headers().firstValue("Parley-Stored").orElse("");
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

    @Test
    void aRestartMarksAnAnswerAsInterruptedAndKeepsIt() {
        model.script().says("Before the restart");
        var chat = ada.begins("Hi");
        try (var page = ada.watches(chat)) {
            page.until("Before the restart");
            server.stop();
            assertTrue(page.done().contains("data-status=\"interrupted\""), "followers are informed");
        }
        server.start();
        var shown = ada.gets("/chat/" + chat).body();
        assertTrue(shown.contains("Before the restart") && shown.contains("data-status=\"interrupted\""), shown);
        assertTrue(shown.contains("Try again"));
    }
}
