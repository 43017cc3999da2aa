package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Code, long text and copying in questions. */
class QuestionStory extends Story {
    @Test
    void codeInAQuestionIsShownAsCodeAndLeftOutOfTheTitle() {
        var tab = begins("What does this do?\n```java\nint  n = 1;\n```\nPlease tell.")
                .isDone("complete");
        assertThat(tab.find(".bubble pre code.language-java")).hasText("int  n = 1;");
        assertThat(tab.find("h1")).hasText("What does this do?");
    }

    @Test
    void aLongQuestionIsClampedUntilTheUserExpandsIt() {
        var tab = begins("A line of it.\n".repeat(60)).isDone("complete");
        double clamped = tab.find(".bubble").boundingBox().height;
        tab.presses("Show more");
        assertThat(tab.find(".more .when-more")).isVisible();
        assertTrue(tab.find(".bubble").boundingBox().height > 2 * clamped);
        tab.presses("Show less");
        assertEquals(clamped, tab.find(".bubble").boundingBox().height);
    }

    @Test
    void aQuestionIsCopiedAsItWasTyped() {
        window.allows("clipboard-read", "clipboard-write");
        var tab = begins("What is *this*?\n```\n1\n```").isDone("complete");
        tab.find(".question").hover();
        tab.find(".question [data-copied]").click();
        assertThat(tab.find("#status")).hasText("Copied");
        assertEquals("What is *this*?\n```\n1\n```", tab.page().evaluate("navigator.clipboard.readText()"));
    }
}
