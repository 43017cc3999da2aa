package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Line breaks, list numbers, task checkboxes and text direction. */
class LineAndListTest {
    private final Markdown markdown = new Markdown();

    private String html(String text) {
        return markdown.render(text).html().replace(" dir=\"auto\"", "");
    }

    @Test
    void aSoftLineBreakIsShownAsALineBreak() {
        assertEquals("<p>a<br />\nb<br />\n<em>c<br />\nd</em></p>\n", html("a\nb  \n*c\nd*"));
        assertEquals("<ul><li>a<br />\nb</li></ul>\n", html("- a\n  b"));
        assertEquals("<blockquote>\n<p>a<br />\nb</p>\n</blockquote>\n", html("> a\n> b"));
        assertEquals("<p><code>a b</code></p>\n", html("`a\nb`"));
    }

    @Test
    void listItemsKeepTheNumbersOfTheSource() {
        assertEquals("<ol start=\"2\"><li>a</li><li value=\"5\">b</li><li>c</li></ol>\n", html("2. a\n5. b\n6. c"));
        assertEquals("<ol start=\"3\"><li>a</li><li value=\"1\">b</li></ol>\n", html("3) a\n1) b"));
        assertEquals("<ol><li>a</li><li>b</li><li value=\"1\">c</li></ol>\n", html("1. a\n2. b\n1. c"));
        // Automatic numbering.
        assertEquals("<ol><li>a</li><li>b</li><li>c</li></ol>\n", html("1. a\n1. b\n1. c"));
        assertEquals("<ol start=\"0\"><li>a</li><li>b</li></ol>\n", html("0. a\n1. b"));
    }

    @Test
    void aCheckboxIsRenderedOnlyAtTheStartOfAListItem() {
        assertTrue(html("- [ ] \ta").contains("<li><input type=\"checkbox\"")
                && html("- [ ] \ta").contains("a</li>"));
        assertTrue(html("1. [x] a\n\n   b").contains("checked=\"checked\" /> a</p>"));
        for (var text : new String[] {"[ ] a", "- a [ ] b", "- [ ]", "- [y] a", "- a\n\n  [x] b", "- `[x]` a"}) {
            assertTrue(!html(text).contains("<input"), text);
        }
    }

    @Test
    void eachBlockHasAnAutomaticTextDirection() {
        var html = markdown.render("# a\n\nb\n\n- c\n\n> d\n\n|e|\n|:-|\n|f|\n").html();
        for (var element : new String[] {"<h1", "<p", "<li", "<th align=\"left\"", "<td align=\"left\""}) {
            assertTrue(html.contains(element + " dir=\"auto\">"), html);
        }
    }
}
