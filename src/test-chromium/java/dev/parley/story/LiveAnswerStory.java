package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.FullOnly;
import dev.parley.TestSize;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page while an answer streams. The tests wait for each word, so they do not depend on speed. */
class LiveAnswerStory extends Story {
    /** The deltas of answers, separated by bars. */
    private static final List<String> ANSWERS = List.of(
            "# A head|ing\n\nSome text|.\n\n- first| item\n- second **b|old**\n  - nested| one\n  - nested| two\n- third\n\nEnd|.",
            "Two columns:\n\n|A \\| B\n--- \\| ---\n|one \\| two\n|three \\| *four*\n|\nAfter| the table.",
            "1. first\n\n|   with a second| paragraph\n|2. second\n   ```\n   code| inside\n|   ```\n|3. third|",
            "One paragraph| with *em|phasis*, `co|de` and **str|ong** words| that goes| on.",
            "Code:\n\n```\nint| a = b;\n\n|x < y && z\n|```\n\nAfter| the code.",
            "> A quote| that\n> goes on|\n>\n> - with a list|\n> - of two|\n\nOut| again.",
            "- [x] task| done\n- [ ] task| open\n\n---\n\nA link| to nowhere, <i>| no| tag");

    @Tag(TestSize.FULL)
    @ParameterizedTest
    @MethodSource("answers")
    void everyDeltaIsShownOnceAndInOrder(String deltas) {
        var answer = model.script();
        var early = begins("Show me");
        var late = window.tab();
        var soFar = new StringBuilder();
        for (var delta : deltas.replace("\\|", "\u0000").split("\\|", -1)) {
            var text = delta.replace('\u0000', '|');
            soFar.append(text);
            answer.says(text);
            early.showsLive(seen(soFar));
            late.opens(early.path()).showsLive(seen(soFar));
            assertEquals(late.liveHtml(), early.liveHtml(), "a late and an early follower show the same");
        }
        answer.finishes();
        assertDone(early);
    }

    private static List<String> answers() {
        return ANSWERS.subList(0, TestSize.of(2, ANSWERS.size()));
    }

    private static String seen(CharSequence markdown) {
        return markdown.toString().replaceAll("(?m)^(>? *\\d+\\.|- \\[x])", "");
    }

    @Test
    @FullOnly
    void aFastStreamLosesNoText() {
        var answer = model.script();
        var tab = begins("Quick");
        var all = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            var text = i % 40 == 0 ? "\n\nParagraph" + i : i % 7 == 0 ? "\n- item" + i : " *w" + i + "* and";
            all.append(text);
            answer.says(text);
        }
        tab.showsLive(all.toString());
        answer.finishes();
        assertDone(tab);
    }

    @Test
    void theNextAnswerStreamsIntoTheSamePage() {
        var tab = begins("One").isDone("complete");
        var answer = model.script().says("Second");
        tab.asks("Two").showsLive("Second");
        answer.says(" answer.");
        tab.showsLive("Second answer.");
        answer.finishes();
        assertDone(tab);
        assertEquals(4, tab.messages().size());
    }

    @Test
    void theEndOfTheConversationStaysInViewUnlessTheUserHasScrolledUp() {
        var answer = model.script().says("Beginning.\n\n");
        var tab = begins("Tell me more").showsLive("Beginning.");
        answer.says("More and more.\n\n".repeat(80)).says("Here");
        tab.reads(".answer p", "Here");
        assertThat(tab.find(".answer-foot")).isInViewport();
        tab.find(".question").scrollIntoViewIfNeeded();
        answer.says(" it goes on.\n\n".repeat(80)).says("End.");
        tab.reads(".answer p", "End.");
        assertThat(tab.find(".question")).isInViewport();
        answer.finishes();
        assertDone(tab);
    }

    @Test
    void reasoningIsShownSeparately() {
        var answer = model.script().thinks("Six sevens <are>");
        var tab = begins("What is six times seven?");
        tab.find(".reasoning summary").click();
        tab.reads(".reasoning-text", "Six sevens <are>");
        answer.thinks(" forty-two.");
        tab.reads(".reasoning-text", "Six sevens <are> forty-two.");
        answer.says("Forty-two");
        tab.showsLive("Forty-two");
        answer.finishes();
        assertDone(tab);
    }
}
