package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final String TABLE = "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
            + "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>\n";

    private final Markdown markdown = new Markdown();

    private String html(String text) {
        return markdown.render(text.replace("\\n", "\n"))
                .html()
                .replace(" dir=\"auto\"", "")
                .replace("&#61;", "=")
                .replace("&#96;", "`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "text:\\n| a | b |\\n|---|---|\\n| 1 | 2 |; <p>text:</p>\\nTABLE",
                "**bold**\\na | b\\n--|--\\n1 | 2; <p><strong>bold</strong></p>\\nTABLE",
                "- item\\n  | a | b |\\n  |---|---|\\n  | 1 | 2 |\\n- next; <ul><li>item\\nTABLE</li><li>next</li></ul>\\n",
                "- item\\n| a | b |\\n|---|---|\\n| 1 | 2 |; <ul><li>item</li></ul>\\nTABLE",
                "> text\\n> | a | b |\\n> |---|---|\\n> | 1 | 2 |; <blockquote>\\n<p>text</p>\\nTABLE</blockquote>\\n",
                "| a | b |\\n|---|---|\\n| 1 | 2 |\\n---\\nmore; TABLE<hr />\\n<p>more</p>\\n",
                "| a | b |\\n|---|---|\\n| 1 | 2 |\\n***; TABLE<hr />\\n",
                "a | b\\n---|---\\n1 | 2\\n- - -; TABLE<hr />\\n",
                "| a | b |\\n|---|---|\\n| 1 | 2 |\\n===; TABLE<p>===</p>\\n",
                "| a | b |\\n|---|---|\\n| 1 | 2 |\\n- item; TABLE<ul><li>item</li></ul>\\n",
                "| a | b |\\n|---|---|\\n| 1 | 2 |\\n# Head; TABLE<h1>Head</h1>\\n",
                "| a | b |\\n|---|---|\\n| 1 | 2 |\\nmore; TABLE<p>more</p>\\n"
            })
    void aTableMayStartBelowTextAndEndsWhenAnotherBlockStarts(String text, String expected) {
        assertEquals(expected.strip().replace("\\n", "\n").replace("TABLE", TABLE), html(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no pipe\n|---|---|\n| 1 | 2 |",
                "| a | b |\n|---|\n| 1 | 2 |",
                "a | b\n---\nc",
                "    | a |\n    |---|",
                "```\n| a |\n|---|\n```",
                "> | a |\n|---|",
                "- | a |\n|---|",
                "|\n|\n|-"
            })
    void aTableNeedsAHeaderRowWithAsManyCellsAsTheDelimiterRow(String text) {
        assertFalse(html(text).contains("<table"), () -> html(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<br>", "<br/>", "<br />", "<BR>", "<Br  />"})
    void aBrTagBreaksTheLineOnlyInsideACell(String tag) {
        assertTrue(html("|a|\n|-|\n|x" + tag + "y|").contains("<td>x<br />y</td>"));
        assertFalse(html("x" + tag + "y").contains("<br />"));
        assertTrue(html("|a|\n|-|\n|`x" + tag + "y`|").contains("&gt;y</code></td>"));
        assertTrue(html("|a|\n|-|\n|x<b>y</b>|").contains("<td>x&lt;b&gt;y&lt;/b&gt;</td>"));
    }

    @Test
    void pipesInCodeAndFormulasDoNotSplitCellsIfTheRowWouldHaveTooMany() {
        assertTrue(html("|a|b|\n|-|-|\n|`x|y`|2|").contains("<td><code>x|y</code></td><td>2</td>"));
        assertTrue(html("|a|b|\n|-|-|\n|$P(A|B)$|2|").contains("P(A|B)</code></td><td>2</td>"));
        assertTrue(html("|a|b|c|\n|-|-|-|\n|`x|y`|2|").contains("<td>`x</td><td>y`</td><td>2</td>"));
        assertTrue(html("|`a\\|b`|\\||\n|-|-|\n").contains("<th><code>a|b</code></th><th>|</th>"));
    }

    @Test
    void excessCellsOfARowAreKept() {
        assertTrue(html("|a|\n|-|\n|1|2|3|").contains("<tr><td>1</td><td>2</td><td>3</td></tr>"));
    }
}
