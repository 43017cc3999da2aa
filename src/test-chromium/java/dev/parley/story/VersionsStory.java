package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.FullOnly;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions can be edited, and all versions are kept. */
class VersionsStory extends Story {
    @Test
    void anEditedQuestionIsAnsweredAndTheOldVersionCanBeShownAgain() {
        model.script().says("The first answer.").finishes();
        var tab = begins("Which one?").isDone("complete");
        tab.composer().press("ArrowUp");
        var form = tab.page().getByLabel("Your question");
        assertThat(form).isFocused();
        assertThat(form).hasValue("Which one?");
        var second = model.script().says("The second");
        form.fill("Which one, please?");
        form.press("Enter");
        tab.showsLive("The second");
        assertThat(tab.find(".question")).hasCount(1);
        second.says(" answer.").finishes();
        tab.isDone("complete").reads(".siblings", "2 of 2").screenshot("versions");
        assertEquals(List.of(), tab.accessibilityViolations());
        assertThat(tab.composer()).isFocused();
        tab.presses("Previous version").reads(".answer", "The first answer.").reads(".question", "Which one?");
        assertThat(button(tab, "Next version")).isFocused();
        assertDone(tab);
        model.script().says("More.").finishes();
        tab.asks("And then?").isDone("complete");
        assertThat(tab.find(".question")).hasCount(2);
        tab.presses("Next version").reads(".answer", "The second answer.");
        assertThat(tab.find(".question")).hasCount(1);
    }

    @Test
    void aDraftOfAnEditSurvivesUntilItIsSentOrCancelled() {
        var tab = begins("Hello").isDone("complete");
        edit(tab, "Half an edi");
        tab.reloads();
        tab.composer().press("ArrowUp");
        assertThat(tab.page().getByLabel("Your question")).hasValue("Half an edi");
        tab.page().getByLabel("Your question").press("Escape");
        tab.reads(".question .bubble", "Hello");
        tab.composer().press("ArrowUp");
        assertThat(tab.page().getByLabel("Your question")).hasValue("Hello");
    }

    @Test
    void aRefusedEditKeepsItsTextAndSaysWhy() {
        window.expects("409").expects("[object HTMLParagraphElement]");
        var tab = begins("Hello").isDone("complete");
        var running = model.script().says("Still");
        tab.asks("And?").showsLive("Still");
        edit(tab, "Changed");
        tab.find(".editing .btn-primary").click();
        tab.reads(".editing .error", "still being written");
        assertThat(tab.page().getByLabel("Your question")).hasValue("Changed");
        assertThat(tab.page().getByLabel("Your question")).isFocused();
        running.finishes();
        tab.isDone("complete");
        tab.find(".editing .btn-primary").click();
        tab.isDone("complete").reads(".siblings", "2 of 2");
        assertThat(tab.find(".editing")).hasCount(0);
    }

    @Test
    @FullOnly
    void anEditedQuestionIsAskedWithTheModelThatIsPicked() {
        var tab = begins("Hello").isDone("complete").picks("another");
        edit(tab, "Hello, other model");
        tab.find(".editing .btn-primary").click();
        tab.isDone("complete").reads(".speaker", "another");
        tab.picks("third").presses("Regenerate").isDone("complete").reads(".speaker", "third");
    }

    @Test
    void theSwitchedVersionStaysInPlaceInALongChat() {
        model.script().says("Line.\n\n".repeat(60)).finishes();
        var tab = begins("Hello").isDone("complete");
        model.script().says("Short.").finishes();
        tab.presses("Regenerate").isDone("complete");
        model.script().says("Long.\n\n".repeat(60)).finishes();
        tab.asks("More?").isDone("complete");
        tab.find(".siblings").scrollIntoViewIfNeeded();
        var before = tab.find(".answer").first().boundingBox().y;
        button(tab, "Previous version").click();
        tab.reads(".siblings", "1 of 2");
        assertEquals(before, tab.find(".answer").first().boundingBox().y, 1);
    }

    @Test
    void aNewChatStartsFromAnAnswer() {
        var tab = begins("Hello").isDone("complete");
        tab.asks("And?").isDone("complete");
        var old = tab.path();
        tab.find(".answer").first().hover();
        button(tab, "New chat from here").first().click();
        tab.page().waitForCondition(() -> !tab.path().equals(old));
        assertThat(tab.find(".question")).hasCount(1);
        tab.asks("Another way?").isDone("complete");
        assertThat(tab.find(".question")).hasCount(2);
    }

    private static void edit(Tab tab, String text) {
        tab.composer().press("ArrowUp");
        var form = tab.page().getByLabel("Your question");
        assertThat(form).isFocused();
        form.fill(text);
    }

    private static Locator button(Tab tab, String name) {
        return tab.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
