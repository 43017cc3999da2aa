package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.FullOnly;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exact request and the raw reply of an answer. */
class ExchangeStory extends Story {
    @Test
    @FullOnly
    void theRequestForAnAnswerIsCopiedAsACommand() {
        try (var openAi = new FakeOpenAi();
                var server = TestServer.configured(
                                "OPENAI_BASE_URL", openAi.baseUrl().toString())
                        .set("OPENAI_API_KEY", "sk-nobody-s-key-0123456789")
                        .start();
                var bobs = new Window(fixture().browser(), server).of(server.signUp("bob"))) {
            bobs.allows("clipboard-read", "clipboard-write");
            openAi.answers(Script.answer("Sodium", " and chloride."));
            var tab = bobs.tab().opens("/chat").asks("What's in the sea?").isDone("complete");
            Await.until(() -> new Storage(server).number("SELECT COUNT(*) FROM exchanges") == 1);
            tab.find(".tool[popovertarget]").click();
            tab.find(".stats a").click();
            assertThat(tab.find("main h1")).hasText("Request and reply");
            assertThat(tab.find(".raw").last()).containsText("chloride");
            tab.find("[data-copied]").click();
            tab.reads("#status", "Copied");
            var command =
                    tab.page().evaluate("() => navigator.clipboard.readText()").toString();
            assertTrue(command.contains("-H \"Authorization: Bearer $API_KEY\""), command);
            assertTrue(command.contains("What'\\''s in the sea?"), command);
            tab.find("details .fold").first().click();
            tab.screenshot("exchange");
            assertFalse(tab.scrollsSideways());
            assertEquals(List.of(), tab.accessibilityViolations());
        }
    }
}
