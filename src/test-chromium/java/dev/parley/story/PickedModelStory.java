package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import dev.parley.FullOnly;
import dev.parley.provider.ChatRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another model, other settings or a preset for the next answer of a chat. */
class PickedModelStory extends Story {
    @Test
    @FullOnly
    void theModelIsPickedAtTheComposerAndForARegeneratedAnswer() {
        var tab = begins("One").isDone("complete");
        assertThat(tab.find("#model-name")).hasText("fake");
        tab.picks("sea-1").asks("Two").isDone("complete");
        assertThat(tab.find(".speaker").last()).hasText("sea-1");

        tab.find(".answer").last().getByTitle("Regenerate with another model").click();
        assertThat(tab.find("#regenerate")).isVisible();
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.find("#again-search input[type=search]").fill("lake-2");
        var another = tab.find("#again-list .model").filter(has("lake-2"));
        assertThat(another).isVisible();
        tab.screenshot("regenerate-with");
        another.click();
        tab.isDone("complete").reads(".siblings", "2 of 2");
        assertThat(tab.find("#regenerate")).isHidden();
        assertThat(tab.find(".speaker").last()).hasText("lake-2");
        assertThat(tab.find("#model-name")).hasText("lake-2");
        assertThat(tab.reloads().find("#model-name")).hasText("lake-2");
        assertEquals(List.of("fake", "sea-1", "lake-2"), models(3));
    }

    @Test
    @FullOnly
    void settingsOfAChatAreKeptAsAPresetAndPickedInAnotherChat() {
        var tab = begins("One").isDone("complete");
        tab.find("header a[href$=settings]").click();
        tab.types("System prompt", "Be a pirate.")
                .types("Temperature", "0,5")
                .types("Also save as a preset", "Pirate")
                .presses("Save");
        assertThat(tab.composer()).isVisible();
        tab.opens("/chat").find(".model-button").click();
        tab.screenshot("picker-with-preset");
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.find(".model").filter(has("Pirate")).click();
        assertThat(tab.find("#model-name")).hasText("Pirate");
        tab.asks("Two").isDone("complete");
        assertThat(tab.find("#model-name")).hasText("fake");
        var last = model.requests().get(model.requests().size() - 1);
        assertEquals("Be a pirate.", last.messages().get(0).content());
        assertEquals(0.5, last.parameters().temperature().orElseThrow());
        tab.opens("/presets").screenshot("presets");
        assertEquals(List.of(), tab.accessibilityViolations());
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** The models of the last requests. */
    private List<String> models(int count) {
        var all = model.requests().stream().map(ChatRequest::model).toList();
        return all.subList(all.size() - count, all.size());
    }
}
