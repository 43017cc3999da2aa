package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.FakeRequest;
import dev.parley.provider.Script;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How finish reasons, and reasoning inside the text, are shown to the user. */
class FinishReasonTest {
    private static final String CONTINUE = "name=\"continue\"";

    private final FakeOpenAi openAi = new FakeOpenAi();
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.with(openAi.baseUrl());
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
        openAi.close();
    }

    @ParameterizedTest
    @CsvSource({
        "finish-error, stopped before the answer was finished, hat aufgehört, error",
        "insufficient-system-resource, stopped before the answer was finished, hat aufgehört, insufficient_system_resource",
        "azure-filtered-midway, content filter, Ein Inhaltsfilter, ''"
    })
    void anUnsuccessfulFinishReasonShowsAMessageAndContinue(String name, String words, String german, String said) {
        openAi.answers(Script.recorded(name).bytes(Script.recordedBody(name)).end());
        var chat = ada.begins("Why does honey keep?");
        var done = ada.watches(chat).done();
        assertTrue(done.contains("Honey keeps for years because"), done);
        assertTrue(done.contains(words) && done.contains(said) && done.contains(CONTINUE), done);
        var page = ada.gets("/chat/" + chat, "Accept-Language", "de").body();
        assertTrue(page.contains(german) && page.contains(said) && page.contains(CONTINUE), page);
    }

    @Test
    void aFailureBeforeTheFirstDeltaOffersToTryAgain() {
        openAi.answers(Script.stream().finish("error").done());
        var done = ada.watches(ada.begins("Hi")).done();
        assertTrue(done.contains("data-status=\"failed\"") && done.contains("Try again"), done);
        assertFalse(done.contains(CONTINUE), done);
    }

    @ParameterizedTest
    @CsvSource({"max_tokens, length limit", "MAX_TOKENS, length limit"})
    void everySpellingOfALimitShowsTheSameMessage(String reason, String words) {
        openAi.answers(Script.stream().delta("Half").finish(reason).done());
        var done = ada.watches(ada.begins("Hi")).done();
        assertTrue(done.contains(words) && done.contains(CONTINUE), done);
    }

    @ParameterizedTest
    @CsvSource({"stop", "end_turn", "tool_calls"})
    void aSuccessfulFinishReasonShowsNoMessage(String reason) {
        openAi.answers(Script.stream().delta("Whole").finish(reason).done());
        var done = ada.watches(ada.begins("Hi")).done();
        assertTrue(done.contains("data-status=\"complete\""), done);
        assertFalse(done.contains("class=\"problem") || done.contains(CONTINUE), done);
    }

    @ParameterizedTest
    @CsvSource({
        "think-no-open, 'Okay, the user asks about honey.'",
        "think-twice, Low water.",
        "gemini-thought, Water activity is what matters."
    })
    void reasoningIsFoldedOnceAndNotSentBack(String name, String thought) {
        openAi.answers(Script.recorded(name).bytes(Script.recordedBody(name)).end());
        var chat = ada.begins("Why does honey keep?");
        var done = ada.watches(chat).done();
        assertTrue(done.contains("<p dir=\"auto\">Honey keeps for years.</p>"), done);
        assertEquals(done.indexOf(thought), done.lastIndexOf(thought));
        assertTrue(done.indexOf(thought) > done.indexOf("class=\"reasoning-text\""), done);
        assertEquals(1, ada.gets("/chat/" + chat).body().split("class=\"reasoning-text\"", -1).length - 1);

        nextQuestion();
        ada.posts("/chat/" + chat + "/message/add", "message", "And sugar?");
        var sent = nextQuestion().body();
        assertTrue(sent.contains("Honey keeps for years.") && sent.contains("And sugar?"), sent);
        assertFalse(sent.contains(thought), sent);
    }

    /** A follower from the first delta sees the text, and then sees that it was reasoning. */
    @Test
    void textThatTurnsOutToBeReasoningMovesOutOfTheLiveAnswer() {
        var shown = new CountDownLatch(1);
        var corrected = new CountDownLatch(1);
        openAi.answers(Script.stream()
                .delta("The user asks about honey.\n")
                .pause(shown)
                .delta("</think>\n\nIt keeps.")
                .pause(corrected)
                .finish("stop")
                .done());
        var chat = ada.begins("Why does honey keep?");
        try (var page = ada.watches(chat)) {
            page.until("about honey");
            shown.countDown();
            var anew = page.until("It keeps.");
            assertEquals("snapshot", anew.name());
            assertTrue(anew.data().indexOf("about honey") > anew.data().indexOf("It keeps."), anew.data());
            corrected.countDown();
            assertTrue(page.done().contains("<p dir=\"auto\">It keeps.</p>"));
        }
    }

    private FakeRequest nextQuestion() {
        var request = openAi.awaitRequest();
        while (!request.path().endsWith("/chat/completions")) {
            request = openAi.awaitRequest();
        }
        return request;
    }
}
