package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that would take too long or overflow the stack. */
class MarkdownLimitsTest {
    private final Markdown markdown = new Markdown();

    private String html(String text) {
        return markdown.render(text).html().replace(" dir=\"auto\"", "");
    }

    @Test
    void aTextThatIsTooLongIsShownAsWritten() {
        var large = "*a* <b>\n".repeat(40_000);
        assertEquals("<pre>" + Html.escape(large) + "</pre>\n", html(large));
    }

    @Test
    void aTableOfThreeThousandRowsIsRenderedCompletely() {
        var row = "| 1 | **name** of it | some `text` | v | [x](https://x.example) | y |\n";
        var table = html("| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n" + row.repeat(3_000));
        assertEquals(3_001, table.split("<tr>", -1).length - 1);
        assertEquals(3_000, table.split("<strong>name</strong>", -1).length - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"| a |\n", "> a\n", "a\n"})
    void aTextWithABlockOfTooManyLinesIsShownAsWritten(String line) {
        var tooLong = line.repeat(20_001);
        assertEquals("<pre>" + Html.escape(tooLong) + "</pre>\n", html(tooLong));
        // Blank lines end a block. The blocks are short because the cost of each is quadratic in its lines.
        assertTrue(!html((line.repeat(4_000) + "\n").repeat(6)).startsWith("<pre>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"- ", "> ", "1. ", "> - "})
    void aTextThatIsNestedTooDeeplyIsShownAsWritten(String mark) {
        var deep = mark.repeat(512) + "x";
        assertEquals("<pre>" + Html.escape(deep) + "</pre>\n", html(deep));
    }

    @ParameterizedTest
    @ValueSource(strings = {"![[]()", "*a _b ", "<a "})
    void aParagraphOfTooManyDelimitersIsShownAsWritten(String marks) {
        var costly = marks.repeat(4_000).strip();
        assertEquals("<p>" + Sanitizer.sanitize(Html.escape(costly)) + "</p>\n", html(costly));
    }

    @Test
    void aTextThatOverflowsTheStackIsShownAsWritten() throws InterruptedException {
        // Flexmark's regular expression for thematic breaks recurses for each character.
        var rule = "_".repeat(20_000) + "x";
        var html = new AtomicReference<>("");
        var thread = new Thread(null, () -> html.set(html(rule)), "small stack", 256 * 1024);
        thread.start();
        thread.join();
        assertEquals("<pre>" + rule + "</pre>\n", html.get());
    }

    @Test
    void aParagraphBeyondTheLimitsDoesNotAffectItsNeighbours() {
        var html = html("*before*\n\n" + "![[]()".repeat(4_000) + "\n\n*after*");
        assertTrue(
                html.startsWith("<p><em>before</em></p>\n<p>![[]()![[]()") && html.endsWith("<p><em>after</em></p>\n"));
    }

    @Test
    void aParagraphOfTooManyEscapesIsShownAsWritten() {
        assertEquals("<p># # #</p>\n", html("\\# ".repeat(3)));
        assertTrue(html("\\# ".repeat(20_000)).startsWith("<p>\\# \\# "));
    }

    @Test
    void aBlockOfTooManyEntitiesIsShownAsWritten() {
        assertEquals("<p>&amp; &amp; &amp;</p>\n", html("&amp; ".repeat(3)));
        for (var mark : List.of("", "# ", "|a|\n|-|\n|")) {
            assertTrue(html(mark + "&amp; ".repeat(40_000)).contains("&amp;amp; &amp;amp; "), mark);
        }
    }

    @Test
    void aTextOfTooManyLinesIsShownAsWritten() {
        var most = "    a\n\n".repeat(20_000);
        assertTrue(html(most).startsWith("<pre><code>"));
        assertEquals("<pre>" + Html.escape(most + "\n") + "</pre>\n", html(most + "\n"));
    }

    @Test
    void theHtmlOfAnAnswerIsAtMostSixtyTimesAsLong() {
        var long1900 = "x".repeat(1_900);
        for (var answer : List.of(
                "[a]: https://x.example/" + long1900 + " '" + long1900 + "'\n\n" + "[a]\n\n".repeat(15_000),
                "[a]: https://x.example/" + long1900 + "\n\n" + "![a]\n\n".repeat(15_000),
                "|a".repeat(1_000) + "\n" + "|-".repeat(1_000) + "\n" + "|1\n".repeat(10_000))) {
            int length = html(answer).length();
            assertTrue(length < 60 * answer.length(), () -> length + " characters of " + answer.length());
        }
    }
}
