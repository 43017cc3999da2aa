package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.FullOnly;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.Script;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chats with a compatible model server. */
class ModelServerStory extends Story {
    private FakeOpenAi openAi;
    private TestServer server;
    private Window bobs;
    private Tab tab;

    @BeforeEach
    void connect() {
        openAi = new FakeOpenAi().lists("gpt-oss-20b", "llama-3.3-70b");
        server = TestServer.with(openAi.baseUrl());
        bobs = new Window(fixture().browser(), server).of(server.signUp("bob"));
        tab = bobs.tab().opens("/chat");
    }

    @AfterEach
    void disconnect() {
        bobs.close();
        server.close();
        openAi.close();
    }

    @Test
    void theModelsOfTheServerAreListedAndTheChosenModelAnswers() {
        var more = new CountDownLatch(1);
        openAi.answers(Script.stream()
                .delta("Forty")
                .pause(more)
                .delta("-two.")
                .finish("stop")
                .done());
        assertThat(tab.find(".model")).hasCount(2);
        tab.picks("llama").asks("What is six times seven?").showsLive("Forty");
        more.countDown();
        tab.isDone("complete").reads(".answer", "Forty-two.").reads("#model-name", "llama-3.3-70b");
        assertEquals(tab.messages(), tab.reloads().messages());
        tab.opens("/chat");
        assertThat(tab.find(".model input[value='llama-3.3-70b']")).isChecked();
    }

    @Test
    @FullOnly
    void aModelCanBePickedWithTheKeyboard() {
        tab.find(".model-button").focus();
        tab.page().keyboard().press("Enter");
        assertThat(tab.find("#model-filter")).isFocused();
        tab.page().keyboard().type("gpt");
        assertThat(tab.find(".model")).hasCount(2);
        // The first Escape clears the filter, as in any search field.
        tab.page().keyboard().press("Escape");
        assertThat(tab.find("#model-filter")).hasValue("");
        tab.page().keyboard().press("Escape");
        assertThat(tab.find("#models")).isHidden();
        assertThat(tab.find(".model-button")).isFocused();
        tab.page().keyboard().press("Enter");
        tab.find("#model-filter").fill("llama");
        assertThat(tab.find(".model")).hasCount(3);
        tab.page().keyboard().press("ArrowDown");
        tab.page().keyboard().press("ArrowDown");
        tab.page().keyboard().press("Enter");
        assertThat(tab.find("#model-name")).hasText("llama-3.3-70b");
        assertThat(tab.composer()).isFocused();
    }

    @Test
    @FullOnly
    void retryFetchesTheModelsAfterAFailure() {
        openAi.lists(Script.error(500, "Starting"));
        try (var failing = TestServer.with(openAi.baseUrl());
                var caros = new Window(fixture().browser(), failing).of(failing.signUp("caro"))) {
            var picking = caros.tab().opens("/chat").reads("#model-notice", "returned an error");
            assertThat(picking.find("#model-name")).hasText("Demo (canned replies)");
            picking.find(".model-button").click();
            openAi.lists("here-now");
            picking.find(".model-note a").first().click();
            assertThat(picking.find("#model-name")).hasText("here-now");
            assertThat(picking.find("#model-notice")).isHidden();
        }
    }

    @Test
    @FullOnly
    void aRejectedApiKeyShowsALinkToSettings() {
        openAi.answers(Script.status(401, "{\"error\":{\"message\":\"Incorrect API key provided\"}}"));
        tab.opens("/settings/connections/0/key")
                .types("Current password", Person.PASSWORD)
                .types("New key", "sk-mistyped")
                .presses("Save key")
                .reads("main", "…yped");
        tab.opens("/chat").asks("Hello").isDone("failed").reads(".problem", "rejected the API key");
        var chat = tab.path();
        tab.find(".problem a").click();
        tab.find("#connections a[href$='/0/key']").click();
        tab.types("Current password", Person.PASSWORD)
                .types("New key", "sk-a-better-key")
                .presses("Save key");
        tab.reads("main", "…-key");
        tab.opens(chat)
                .reads(".answer", "rejected the API key")
                .presses("Try again")
                .isDone("complete")
                .reads(".answer", "Hello there");
    }
}
