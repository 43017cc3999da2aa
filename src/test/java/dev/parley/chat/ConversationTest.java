package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.EventStreamClient;
import dev.parley.ServerFixture;
import dev.parley.provider.ChatMessage;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FinishReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest extends ServerFixture {
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
        assertTrue(done.contains("rejected the API key") && done.contains("href=\"/settings/connections\""), done);
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
