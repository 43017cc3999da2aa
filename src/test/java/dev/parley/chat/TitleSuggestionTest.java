package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Parallel;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.concurrent.DaemonThreads;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeModel;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.FakeRequest;
import dev.parley.provider.ModelException;
import dev.parley.provider.Script;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model suggests a title only when the user asks for one, and nothing else asks a model without the user's wish. */
class TitleSuggestionTest {
    private final FakeOpenAi openAi = new FakeOpenAi();
    private TestServer server;
    private Person ada;
    private long chat;

    @BeforeEach
    void start() {
        server = TestServer.configured("PARLEY_DEMO", "on")
                .set("OPENAI_BASE_URL", openAi.baseUrl().toString())
                .start();
        ada = server.signUp("ada");
        chat = ada.begins("Why is the sea salty? " + "x".repeat(5_000));
        ada.watches(chat).done();
        asked();
    }

    @AfterEach
    void stop() {
        server.close();
        openAi.close();
    }

    @Test
    void aSuggestionFillsTheFieldAndIsNotStored() {
        openAi.answers(
                Script.answer("<think>Hm, a title.</think>\n\n", "Title: \"Salt ", "in the sea.\"\n\nDo you like it?"));
        var fragment = suggestByHtmx();
        assertEquals(200, fragment.statusCode());
        assertTrue(fragment.body().contains("id=\"title-" + chat + "\""), fragment.body());
        assertTrue(fragment.body().contains("value=\"Salt in the sea\""), fragment.body());
        assertTrue(ada.gets("/chat/" + chat).body().contains(">Why is the sea salty?</h1>"));
    }

    @Test
    void withoutJavaScriptThePageShowsTheFormWithTheSuggestion() {
        openAi.answers(Script.answer("Salt in the sea"));
        var page = ada.posts("/chat/" + chat + "/title");
        assertEquals(200, page.statusCode());
        assertTrue(
                page.body().contains("value=\"Salt in the sea\"") && page.body().contains("<html"), page.body());
        assertFalse(page.body().contains("aria-invalid=\"true\""), page.body());
    }

    @Test
    void theRequestContainsOnlyTheBeginningOfTheChat() {
        new Storage(server).lengthen(chat, 200);
        openAi.answers(Script.answer("Salt"));
        suggestByHtmx();
        var request = asked().get(0).json();
        assertEquals(1, request.path("messages").size());
        var text = request.path("messages").get(0).path("content").asText();
        assertTrue(text.contains("User: Why is the sea salty?") && text.contains("Assistant: Message 4"), text);
        assertTrue(text.length() < 3_000 && !text.contains("Message 5"), text);
        assertEquals("fake", request.path("model").asText());
        assertFalse(request.has("tools"));
    }

    @Test
    void aFailureIsShownBelowTheField() {
        openAi.always(Script.error(401, "No."));
        var fragment = suggestByHtmx();
        assertEquals(502, fragment.statusCode());
        assertEquals(
                "#title-error-" + chat,
                fragment.headers().firstValue("HX-Retarget").orElse(""));
        assertTrue(fragment.body().contains("No API key yet."), fragment.body());
        var page = ada.posts("/chat/" + chat + "/title").body();
        assertTrue(page.contains("No API key yet.") && page.contains("value=\"Why is the sea salty?\""), page);
    }

    @Test
    void aReplyWithoutATitleIsRefusedInWords() {
        openAi.always(Script.answer("\n\n\"\""));
        var fragment = suggestByHtmx();
        assertEquals(422, fragment.statusCode());
        assertTrue(fragment.body().contains("The model suggested no title."), fragment.body());
    }

    @Test
    void theDemoModelSaysThatItCannotSuggestTitles() {
        var demo = Person.chatIn(ada.posts("/chat", "message", "Hello?", "model", "demo"));
        var fragment = ada.postsByHtmx("/chat/" + demo + "/title");
        assertEquals(422, fragment.statusCode());
        assertTrue(fragment.body().contains("The demo model can’t suggest titles."), fragment.body());
        assertEquals(List.of(), asked());
    }

    @Test
    void aUserCanAskForOneTitleAtATime() {
        openAi.always(Script.silence());
        var statuses = Parallel.all(2, i -> {
            if (i == 0) {
                return suggestByHtmx().statusCode();
            }
            // The first request hangs at the model server by now.
            openAi.awaitRequest();
            int status = suggestByHtmx().statusCode();
            openAi.goesDown();
            return status;
        });
        assertEquals(List.of(502, 429), statuses);
    }

    @Test
    void aReplyThatTakesTooLongIsAbandoned() {
        var model = new FakeModel();
        var answer = model.script();
        var request = new ChatRequest(openAi.provider(), "fake", List.of(), Locale.ENGLISH);
        try (var replies = new ShortReplies(DaemonThreads.perTask("test"), Duration.ofMillis(1))) {
            var failure = assertThrows(ModelException.class, () -> replies.read(model, request));
            assertEquals(ErrorKind.SILENT, failure.error().kind());
            answer.awaitClosed();
        }
    }

    @Test
    void onlySendingAQuestionAsksAModel() {
        ada.gets("/chat");
        ada.gets("/models?q=fake");
        ada.posts("/chat/" + chat, "title", "Salt");
        ada.gets("/chat/" + chat);
        ada.gets("/chat/" + chat + "?print");
        ada.gets("/search?q=salt");
        ada.posts("/settings", "system_prompt", "Be kind.");
        var other = server.visitor();
        other.gets("/");
        ada.posts("/chat/" + chat, "_method", "delete");
        ada.posts("/chat/" + chat, "restore", "1");
        assertEquals(0, asked().size(), "opening, renaming, searching and deleting ask no model");

        ada.posts("/chat/" + chat + "/message/add", "message", "And now?");
        ada.watches(chat).done();
        assertEquals(1, asked().size());
        ada.posts("/chat/" + chat + "/generate");
        ada.watches(chat).done();
        assertEquals(1, asked().size());
        ada.watches(ada.begins("Another chat")).done();
        assertEquals(1, asked().size());
    }

    private HttpResponse<String> suggestByHtmx() {
        return ada.postsByHtmx("/chat/" + chat + "/title");
    }

    /** The requests for answers since the last call. */
    private List<FakeRequest> asked() {
        var asked = new ArrayList<FakeRequest>();
        while (openAi.requestsWaiting() > 0) {
            asked.add(openAi.awaitRequest());
        }
        return asked.stream()
                .filter(request -> !request.path().endsWith("/models"))
                .toList();
    }
}
