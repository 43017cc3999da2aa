package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.FullOnly;
import dev.parley.Storage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The search, the palette, and the keys for both. */
class SearchStory extends Story {
    @Test
    @FullOnly
    void hitsAppearWhileTheUserTypesAndTheUrlFollows() {
        var tab = begins("Why is the sea salty?").isDone("complete");
        settle();
        tab.opens("/search");
        tab.page().keyboard().type("the sal");
        assertThat(tab.find(".hit")).hasCount(1);
        assertThat(tab.find(".hit-text mark").last()).hasText("salty");
        assertEquals("/search?q=the+sal", tab.path().replace("%20", "+"));
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.screenshot("search");
        tab.reloads();
        assertThat(tab.find(".hit")).hasCount(1);
    }

    @Test
    void thePaletteFindsAMessageAndOpensItsChat() {
        var tab = begins("Why is the sea salty?").isDone("complete");
        var chat = tab.path();
        settle();
        tab.opens("/settings");
        tab.page().keyboard().press("Control+k");
        assertThat(tab.find("#palette-new")).isVisible();
        assertThat(tab.find("#palette-model")).isHidden();
        tab.page().keyboard().type("salt");
        tab.reads("#palette .palette-about", "Why is the sea salty?");
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.screenshot("palette");
        tab.page().keyboard().press("ArrowDown");
        assertThat(tab.find("#palette [aria-selected=true]")).hasText("Why is the sea salty?");
        tab.page().keyboard().press("Enter");
        tab.page().waitForURL("**" + chat);
    }

    @Test
    void thePaletteRunsCommandsAndEscapeReturnsTheFocus() {
        var tab = window.tab().opens("/chat");
        tab.page().keyboard().press("Control+k");
        assertThat(tab.find("#palette-text")).isFocused();
        tab.page().keyboard().press("Escape");
        assertThat(tab.composer()).isFocused();
        tab.page().keyboard().press("Control+k");
        tab.page().keyboard().type("model");
        assertThat(tab.find("#palette-model")).isVisible();
        tab.page().keyboard().press("ArrowDown");
        tab.page().keyboard().press("Enter");
        assertThat(tab.find("#palette")).isHidden();
        assertThat(tab.find("#models")).isVisible();
    }

    @Test
    @FullOnly
    void altGrTypesCharacters() {
        var tab = window.tab().opens("/chat");
        // On Windows, AltGr is Ctrl and Alt.
        tab.composer().dispatchEvent("keydown", Map.of("key", "ķ", "code", "KeyK", "ctrlKey", true, "altKey", true));
        tab.composer().dispatchEvent("keydown", Map.of("key", "ń", "code", "KeyN", "ctrlKey", true, "altKey", true));
        tab.composer()
                .dispatchEvent("keydown", Map.of("key", "ń", "code", "KeyN", "altKey", true, "modifierAltGraph", true));
        assertThat(tab.find("#palette")).isHidden();
        assertEquals("/chat", tab.path());
    }

    @Test
    void escapeClosesWhatIsOpenAndThenStopsTheAnswer() {
        var answer = model.script().says("A long story");
        var tab = begins("Tell me").showsLive("A long story");
        tab.page().keyboard().press("Control+k");
        tab.page().keyboard().press("Escape");
        assertThat(tab.find("#palette")).isHidden();
        tab.find("[popovertarget=shortcuts]").click();
        assertThat(tab.find("#shortcuts")).isVisible();
        tab.page().keyboard().press("Escape");
        assertThat(tab.find("#shortcuts")).isHidden();
        assertThat(tab.find(".answer[aria-busy=true]")).hasCount(1);
        tab.composer().focus();
        tab.page().keyboard().press("Escape");
        tab.isDone("stopped");
        answer.awaitClosed();
    }

    @Test
    void theListOfShortcutsIsComplete() {
        var tab = begins("Hello").isDone("complete");
        tab.find("#conversation").focus();
        tab.page().keyboard().press("?");
        var list = tab.find("#shortcuts").innerText();
        for (var key : tab.page().locator("[aria-keyshortcuts]").all()) {
            var keys = key.getAttribute("aria-keyshortcuts")
                    .replace("Control", "Ctrl")
                    .replace("+", " + ");
            assertTrue(list.contains(keys), keys + " in " + list);
        }
    }

    private static void settle() {
        var storage = new Storage(fixture().server());
        Await.until(() -> storage.number("SELECT COUNT(*) FROM search_queue") == 0);
    }
}
