package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.parley.FullOnly;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The parts and buttons of an answer. */
class AnswerStory extends Story {
    @Test
    void anAnswerIsCopiedAsMarkdown() {
        model.script().says("It is **forty**-two.").finishes();
        var tab = begins("Six times seven?").isDone("complete");
        window.allows("clipboard-read", "clipboard-write");
        tab.find(".answer [data-copied]").click();
        assertThat(tab.find("#status")).hasText("Copied");
        assertEquals("It is **forty**-two.", tab.page().evaluate("navigator.clipboard.readText()"));
    }

    @Test
    @FullOnly
    void aCodeBlockHasACopyButton() {
        var answer = model.script().says("Like so:\n\n```java\nint n = 1;\n\nreturn n;\n```\n\nThat");
        var tab = begins("How?").showsLive("Like so: int n = 1; return n; That");
        window.allows("clipboard-read", "clipboard-write");
        tab.find(".code-box").hover();
        tab.presses("Copy");
        assertThat(tab.find("#status")).hasText("Copied");
        assertEquals("int n = 1;\n\nreturn n;\n", tab.page().evaluate("navigator.clipboard.readText()"));
        answer.says(" is it.").finishes();
        tab.isDone("complete");
        assertThat(tab.find(".code-box button")).hasCount(1);
    }

    @Test
    void copyingWorksWithoutTheClipboardApi() {
        model.script().says("It is **forty**-two.").finishes();
        var tab = begins("Six times seven?").isDone("complete");
        tab.page().evaluate("""
                () => {
                  Object.defineProperty(window, "isSecureContext", { value: false });
                  document.addEventListener("copy", () => (window.copied = document.activeElement.value));
                }""");
        tab.find(".answer [data-copied]").click();
        assertThat(tab.find("#status")).hasText("Copied");
        assertEquals("It is **forty**-two.", tab.page().evaluate("copied"));
    }

    @Test
    void theStatisticsOfAnAnswerAreShownOnRequest() {
        model.script().says("Forty-two.").counts(9, 3).finishes();
        var tab = begins("Six times seven?").isDone("complete");
        assertThat(tab.find(".stats li").first()).isHidden();
        tab.presses("Info");
        tab.reads(".stats", "Model: fake")
                .reads(".stats", "Tokens: 9 in, 3 out")
                .screenshot("stats");
        assertEquals(List.of(), tab.accessibilityViolations());
    }

    @Test
    void theWaitForTheFirstWordShowsTheElapsedTime() {
        var answer = model.script();
        var tab = begins("Think hard");
        assertThat(tab.find(".elapsed")).hasText(Pattern.compile("\\d+ s"));
        answer.says("Done.");
        tab.showsLive("Done.");
        assertThat(tab.find(".elapsed")).isHidden();
        answer.finishes();
        tab.isDone("complete");
    }

    @Test
    void aLiveAnswerShowsWaitingThinkingAndWriting() {
        var answer = model.script();
        var tab = begins("Think hard");
        assertThat(tab.find(".waiting")).isVisible();
        answer.thinks("Six sevens");
        assertThat(tab.find(".reasoning .thinking")).isVisible();
        assertThat(tab.find(".waiting")).isHidden();
        answer.says("Forty-two");
        assertThat(tab.find(".writing")).isVisible();
        assertThat(tab.find(".reasoning .thought")).isVisible();
        assertThat(tab.find(".reasoning .thinking")).isHidden();
        answer.finishes();
        tab.isDone("complete");
        assertThat(tab.find(".reasoning summary")).hasText(Pattern.compile("Thought for \\d+ s"));
        assertThat(tab.find(".reasoning-text")).isHidden();
    }

    @Test
    @FullOnly
    void aTaskItemDoesNotRemoveTheBulletsOfItsList() {
        model.script().says("- one\n- [x] done\n- two").finishes();
        var tab = begins("A list").isDone("complete");
        assertEquals(
                List.of("disc", "none", "disc"),
                tab.find(".prose li")
                        .evaluateAll("(items) => items.map((item) => getComputedStyle(item).listStyleType)"));
    }

    @Test
    void aScreenReaderReadsAnAnswerOnceWhenItIsComplete() {
        var answer = model.script().says("It is ");
        var tab = begins("Six times seven?").showsLive("It is");
        assertThat(tab.find("#log")).hasAttribute("aria-live", "off");
        assertThat(tab.find("[role=status]#status")).hasText("");
        answer.says("**forty**-two.").finishes();
        tab.isDone("complete");
        assertThat(tab.find("#status")).hasText("It is forty-two.");
    }

    @Test
    void reducedMotionDisablesAllAnimations() {
        var answer = model.script().says("Wait");
        var tab = begins("Gently").showsLive("Wait");
        assertNotEquals("none", animation(tab));
        tab.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertEquals("none", animation(tab));
        answer.finishes();
        tab.isDone("complete");
    }

    private static Object animation(Tab tab) {
        return tab.find(".dots i").first().evaluate("(dot) => getComputedStyle(dot).animationName");
    }

    @Test
    @FullOnly
    void aButtonScrollsBackToTheEndOfTheConversation() {
        var answer = model.script().says("Line\n\n".repeat(80));
        var tab = begins("Many lines").showsLive("Line".repeat(80));
        assertThat(tab.find("#to-end")).isHidden();
        tab.find("#conversation").evaluate("(scroller) => scroller.scrollTo(0, -1500)");
        assertThat(tab.find("#to-end")).isVisible();
        tab.screenshot("to-the-end").presses("Jump to latest");
        tab.page().waitForFunction("document.getElementById('conversation').scrollTop === 0");
        assertThat(tab.find("#to-end")).isHidden();
        answer.finishes();
        tab.isDone("complete");
    }

    @Test
    @FullOnly
    void theListedShortcutsWork() {
        var first = ada.begins("The first chat");
        ada.watches(first).done();
        var answer = model.script().says("Well");
        var tab = begins("The second chat").showsLive("Well");
        tab.page().keyboard().press("Alt+x");
        tab.isDone("stopped");
        answer.awaitClosed();
        tab.find("h1").click();
        tab.page().keyboard().press("Shift+?");
        tab.reads("#shortcuts", "Previous and next chat").screenshot("shortcuts");
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.page().keyboard().press("Escape");
        assertThat(tab.find("#shortcuts")).isHidden();
        tab.page().keyboard().press("Alt+m");
        assertThat(tab.composer()).isFocused();
        tab.composer().pressSequentially("Really?");
        assertThat(tab.composer()).hasValue("Really?");
        tab.page().keyboard().press("Alt+ArrowDown");
        tab.page().waitForURL("**/chat/" + first);
        tab.page().keyboard().press("Alt+ArrowUp");
        tab.reads("h1", "The second chat");
        tab.page().keyboard().press("Alt+n");
        tab.reads("h1", "What’s on your mind?");
    }

    @Test
    @FullOnly
    void autofillDoesNotTriggerAShortcut() {
        var tab = begins("Hello").isDone("complete");
        // Autofill events have neither a key nor a code. An error in the console would fail the test.
        tab.composer().evaluate("(text) => text.dispatchEvent(new Event('keydown', { bubbles: true }))");
        tab.types("Your message", "Still here").composer().press("Enter");
        tab.reads(".question", "Still here").isDone("complete");
    }

    @Test
    @FullOnly
    void theChosenThemeIsKept() {
        var tab = window.tab().opens("/settings");
        var light = background(tab);
        tab.find("main [name=theme][value=dark]").click();
        var dark = background(tab.reads("[data-theme=dark] h1", "Settings"));
        assertNotEquals(light, dark);
        assertEquals(dark, background(tab.opens("/chat")));
        tab.opens("/settings").find("main [name=theme][value=system]").click();
        assertEquals(light, background(tab.reads("[data-theme=system] h1", "Settings")));
    }

    private static String background(Tab tab) {
        return (String) tab.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }
}
