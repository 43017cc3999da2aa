package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.Media;
import dev.parley.FullOnly;
import dev.parley.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page shows which messages a model did not get, and titles can be suggested. */
class LongHistoryStory extends Story {
    private static final String LINE = "Messages above this line were not sent to the model.";

    @Test
    @FullOnly
    void theLineAppearsWithTheAnswerAndMovesWithTheNext() {
        var tab = window.tab().opens("/chat/" + begins("First", "small"));
        tab.isDone("complete");
        for (var question : List.of("Second", "Third")) {
            model.script().says("Words. ".repeat(300)).finishes();
            tab.asks(question).isDone("complete");
        }
        assertThat(tab.find("#not-sent")).hasCount(0);
        model.script().overflows(1_500, 1_600);
        var shorter = model.script().says("Shorter");
        tab.asks("Fourth").showsLive("Shorter");
        shorter.says(" now.").finishes();
        tab.isDone("complete").reads("#not-sent", LINE).screenshot("not-sent");
        assertThat(tab.find("#not-sent + .question")).containsText("Fourth");
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(tab.find("#not-sent")).isVisible();
        tab.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
        tab.reloads().reads("#not-sent + .question", "Fourth");
        model.script().says("Words. ".repeat(500)).finishes();
        tab.asks("Fifth").isDone("complete");
        tab.asks("Sixth").reads("#not-sent + .question", "Sixth").isDone("complete");
        assertThat(tab.find("#not-sent")).hasCount(1);
    }

    @Test
    @FullOnly
    void aSuggestedTitleFillsTheFieldUntilItIsSaved() {
        var tab = begins("Why is the sea salty?").isDone("complete");
        tab.presses("Options for \u201cWhy is the sea salty?\u201d")
                .presses("Rename \u201cWhy is the sea salty?\u201d");
        model.script().says("Salt in the sea").finishes();
        tab.presses("Suggest a title");
        var field = tab.find(".chat-rename:popover-open .input");
        assertThat(field).hasValue("Salt in the sea");
        assertThat(field).isFocused();
        tab.screenshot("suggested-title");
        assertThat(tab.find("h1")).hasText("Why is the sea salty?");
        field.press("Escape");
        tab.presses("Options for \u201cWhy is the sea salty?\u201d")
                .presses("Rename \u201cWhy is the sea salty?\u201d");
        assertThat(field).hasValue("Why is the sea salty?");
        model.script().says("Salt in the sea").finishes();
        tab.presses("Suggest a title");
        assertThat(field).hasValue("Salt in the sea");
        tab.presses("Save");
        assertThat(tab.find("h1")).hasText("Salt in the sea");
    }

    /** With a model of its own, because its context window is remembered. */
    private long begins(String question, String model) {
        return Person.chatIn(ada.posts("/chat", "message", question, "model", model));
    }
}
