package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import dev.parley.FullOnly;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeOpenAi;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A second model server: connected, checked, and asked. */
@FullOnly
class ConnectionStory extends Story {
    @Test
    void anAdminConnectsAServerChecksItAndAsksItsModel() {
        try (var first = new FakeOpenAi().lists("fake");
                var second = new FakeOpenAi().lists("fake", "llama");
                var server = TestServer.with(first.baseUrl());
                var admins = new Window(fixture().browser(), server).of(server.signUp("admin"))) {
            var tab = admins.tab().opens("/admin/connections/new");
            tab.find("a.choice")
                    .filter(new Locator.FilterOptions().setHasText("Ollama"))
                    .click();
            assertThat(tab.find("#base_url")).hasValue("http://localhost:11434/v1");
            assertEquals(List.of(), tab.accessibilityViolations());
            tab.types("Name", "Lab")
                    .types("URL", second.baseUrl().toString())
                    .types("Current password", Person.PASSWORD)
                    .presses("Save connection");
            tab.opens("/settings/connections").reads("#connections", "2 models");
            assertEquals(List.of(), tab.accessibilityViolations());
            tab.screenshot("connections");

            tab.opens("/admin/connections/1/check").types("Model ID", "llama").presses("Check now");
            tab.reads("#check", "Temperature");
            assertThat(tab.find("#check .notice")).hasCount(0);
            tab.find("#check summary").first().click();
            assertThat(tab.find("#check pre").first()).containsText("/models");
            assertEquals(List.of(), tab.accessibilityViolations());
            tab.screenshot("check");

            tab.opens("/chat").picks("llama").asks("Hello").isDone("complete");
            assertThat(tab.find("#model-name")).hasText("llama · Lab");
            assertThat(tab.find(".answer .speaker")).hasText("llama");
        }
    }
}
