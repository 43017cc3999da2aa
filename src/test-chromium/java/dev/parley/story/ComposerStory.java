package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The composer keeps drafts, sends questions and stops answers. */
class ComposerStory extends Story {
    @Test
    void theComposerGrowsWithItsText() {
        var tab = begins("Hello").isDone("complete");
        double one = tab.composer().boundingBox().height;
        tab.composer().fill("One\nTwo\nThree\nFour");
        assertTrue(tab.composer().boundingBox().height > 2 * one);
    }

    @Test
    void enterDoesNotSendDuringInputMethodComposition() {
        var tab = begins("Hello").isDone("complete");
        tab.composer().fill("にほ");
        tab.composer().dispatchEvent("keydown", Map.of("key", "Enter", "keyCode", 229, "isComposing", true));
        assertThat(tab.composer()).hasValue("にほ");
        assertThat(tab.find(".question")).hasCount(1);
    }

    @Test
    void aDraftSurvivesAReloadUntilTheQuestionIsSent() {
        var tab = begins("Hello").isDone("complete").types("Your message", "Half a thou");
        tab.reloads();
        assertThat(tab.composer()).hasValue("Half a thou");
        window.tab().opens("/chat");
        tab.asks("A whole thought").isDone("complete").reloads();
        assertThat(tab.composer()).hasValue("");
        assertThat(tab.find(".question")).hasCount(2);
    }

    @Test
    void aDraftIsNotShownToTheNextUser() {
        var tab = begins("Hello").isDone("complete").types("Your message", "Nobody's business");
        var chat = tab.path();
        tab.presses("Log out");
        assertEquals(
                0,
                tab.page().evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('draft')).length"),
                chat);
    }

    @Test
    void stopReplacesSendWhileAnAnswerIsStreaming() {
        var answer = model.script().says("A long story");
        var tab = begins("Tell me").showsLive("A long story");
        assertThat(tab.find(".send")).isHidden();
        tab.screenshot("writing");
        tab.presses("Stop").isDone("stopped");
        answer.awaitClosed();
        assertThat(tab.find(".send")).isVisible();
        assertThat(tab.find(".stop")).isHidden();
    }

    @Test
    void textTypedWhileAnAnswerIsStreamingIsKept() {
        var answer = model.script().says("A story");
        var tab = begins("Tell me").showsLive("A story").types("Your message", "And the");
        answer.says(" that ends.").finishes();
        tab.isDone("complete");
        assertThat(tab.composer()).hasValue("And the");
        assertThat(tab.page().getByRole(AriaRole.BUTTON).and(tab.find(".send"))).isVisible();
    }
}
