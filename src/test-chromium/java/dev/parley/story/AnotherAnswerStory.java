package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import dev.parley.FullOnly;
import org.junit.jupiter.api.Test;

/** Regenerating an answer keeps the old answers. */
class AnotherAnswerStory extends Story {
    @Test
    @FullOnly
    void aRegeneratedAnswerStreamsAndTheOldAnswerCanBeSelected() {
        model.script().says("The first answer.").finishes();
        var tab = begins("Which one?").isDone("complete");
        var second = model.script().says("The second");
        tab.presses("Regenerate").showsLive("The second");
        second.says(" answer.");
        tab.showsLive("The second answer.");
        second.finishes();
        tab.isDone("complete").reads(".siblings", "2 of 2").screenshot("another-answer");
        assertThat(tab.find(".answer")).hasCount(1);

        tab.presses("Previous version")
                .reads(".answer .prose", "The first answer.")
                .reads(".siblings", "1 of 2");
        assertEquals(tab.messages(), tab.reloads().messages(), "the selected answer is still shown after a reload");
        tab.presses("Next version").reads(".answer .prose", "The second answer.");
    }

    @Test
    @FullOnly
    void anEarlierAnswerCanBeRegeneratedAndItsOldBranchSelected() {
        model.script().says("The first answer.").finishes();
        var tab = begins("Which one?").isDone("complete");
        model.script().says("Then this.").finishes();
        tab.asks("And then?").isDone("complete");
        model.script().says("The other way.").finishes();
        tab.find(".answer")
                .first()
                .getByTitle("Regenerate", new Locator.GetByTitleOptions().setExact(true))
                .click();
        tab.reads(".answer .prose", "The other way.").isDone("complete");
        assertThat(tab.find(".question")).hasCount(1);

        tab.presses("Previous version").reads(".answer .prose", "Then this.");
        assertThat(tab.find(".question")).hasCount(2);
        assertEquals(tab.messages(), tab.reloads().messages());
    }

    @Test
    @FullOnly
    void aDoubleClickOnRegenerateStartsOneAnswer() {
        var tab = begins("Which one?").isDone("complete");
        int calls = model.requests().size();
        tab.find(".answer")
                .getByTitle("Regenerate", new Locator.GetByTitleOptions().setExact(true))
                .dblclick();
        tab.reads(".siblings", "2 of 2").isDone("complete");
        assertEquals(calls + 1, model.requests().size());
    }

    @Test
    void regeneratingDuringARunningAnswerShowsAMessage() {
        var tab = begins("Which one?").isDone("complete");
        var running = model.script().says("Still writing");
        tab.asks("And then?").showsLive("Still writing");
        window.expects("409").expects("Response Status Error Code 409");
        tab.find(".answer")
                .first()
                .getByTitle("Regenerate", new Locator.GetByTitleOptions().setExact(true))
                .click();
        tab.reads(".toast", "still being written").showsLive("Still writing");
        running.finishes();
        tab.isDone("complete");
    }
}
