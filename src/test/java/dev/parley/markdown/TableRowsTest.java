package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableRowsTest {
    private static final String HEAD = "| name | height |\n|---|--:|\n";

    private final Markdown markdown = new Markdown();

    @Test
    void aCellIsShownWhileItIsWritten() {
        var table = new BlockStream(markdown, "7", Pieces::cost);
        table.append(HEAD);
        assertEquals("<tbody>", shownAfter("", table));
        assertEquals("<tbody><tr><td>oa</td></tr>", shownAfter("| oa", table));
        assertEquals("<tbody><tr><td>oak</td><td align=\"right\">3</td></tr>", shownAfter("k | 3", table));
        assertEquals("<tbody><tr><td>oak</td><td align=\"right\">30 m</td></tr>", shownAfter("0 m |", table));
        assertEquals(
                "<tbody><tr><td>oak</td><td align=\"right\">30 m</td></tr><tr><td>`bir</td></tr>",
                shownAfter("\n| `bir", table));
    }

    private static String shownAfter(String delta, BlockStream table) {
        table.append(delta);
        return body(table.snapshot());
    }

    /** As it is when the table is finished, the elements left out that only keep texts apart. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "| oak | 30 m |",
                "| `a|b` and ``c`|d`` | 2 |",
                "| a\\|c | **bold** text |",
                "| a | b | c |",
                "| one |",
                "|| second |",
                "| open | end",
                "a | b",
                "|  a  |  b  ",
                "| [a link](https://example.org) | \\` | d`|",
                "| \\\\| b |"
            })
    void aRowLooksAsItWillInTheFinishedTable(String row) {
        var whole = new BlockStream(markdown, "7", Pieces::cost);
        whole.append(HEAD + row + "\n");
        var cut = new BlockStream(markdown, "7", Pieces::cost);
        (HEAD + row + "\n").chars().forEach(letter -> cut.append(Character.toString(letter)));
        var finished = body(markdown.render(HEAD + row + "\n").html());
        assertEquals(finished, body(whole.snapshot()));
        assertEquals(finished, body(cut.snapshot()));
    }

    private static String body(String html) {
        int start = html.indexOf("<tbody>");
        return html.substring(start, html.indexOf("</tbody>")).replaceAll("</?span>|\n", "");
    }
}
