package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines, numbers, directions and scripts. */
class WritingTest {
    private final Markdown markdown = new Markdown();

    private String html(String text) {
        return markdown.render(text).html().replace(" dir=\"auto\"", "").replace("&#xff0c;", "，");
    }

    @ParameterizedTest
    @CsvSource({"**\"x\"**，y", "**「x」**是", "说**\"x\"**。", "說**（x）**吧", "**x(y)**는", "これは**「x」**です", "**“x”**吗"})
    void emphasisNextToChineseJapaneseAndKoreanNeedsNoSpace(String text) {
        assertTrue(html(text).contains("<strong>"), () -> html(text));
        assertTrue(html(text.replace("**", "*")).contains("<em>"), () -> html(text));
        assertTrue(html(text.replace("**", "~~")).contains("<del>"), () -> html(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a**\"x\"**b", "2 * 3 * 4", "snake_case_名_x", "中 ** 文 ** 字"})
    void elsewhereTheRulesOfCommonMarkHold(String text) {
        assertTrue(!html(text).contains("<strong>") && !html(text).contains("<em>"), () -> html(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"，然后", "。", "中文", "）", "、b", "」", "”", "…", "——x", "です", "입니다", "！"})
    void aBareAddressEndsWhereAnotherScriptBegins(String rest) {
        for (var address : new String[] {"https://x.example/a?b=c", "www.x.example"}) {
            var html = html("见" + address + rest);
            assertTrue(
                    html.startsWith("<p>见<a href=\"") && html.contains(">" + address.replace("=", "&#61;") + "</a>"),
                    html);
        }
        assertTrue(
                html("信 a@x.example" + rest).contains("\"mailto:a&#64;x.example\""),
                () -> html("信 a@x.example" + rest));
    }

    @Test
    void eachLineStaysALine() {
        assertEquals("<p>a<br />\nb<br />\n<em>c<br />\nd</em></p>\n", html("a\nb  \n*c\nd*"));
        assertEquals("<ul><li>a<br />\nb</li></ul>\n", html("- a\n  b"));
        assertEquals("<blockquote>\n<p>a<br />\nb</p>\n</blockquote>\n", html("> a\n> b"));
        assertEquals("<p><code>a b</code></p>\n", html("`a\nb`"));
    }

    @Test
    void itemsKeepTheirNumbers() {
        assertEquals("<ol start=\"2\"><li>a</li><li value=\"5\">b</li><li>c</li></ol>\n", html("2. a\n5. b\n6. c"));
        assertEquals("<ol start=\"3\"><li>a</li><li value=\"1\">b</li></ol>\n", html("3) a\n1) b"));
        assertEquals("<ol><li>a</li><li>b</li><li value=\"1\">c</li></ol>\n", html("1. a\n2. b\n1. c"));
        // The list is to count.
        assertEquals("<ol><li>a</li><li>b</li><li>c</li></ol>\n", html("1. a\n1. b\n1. c"));
        assertEquals("<ol start=\"0\"><li>a</li><li>b</li></ol>\n", html("0. a\n1. b"));
    }

    @Test
    void aBoxIsATaskOnlyAtTheStartOfAnItem() {
        assertTrue(html("- [ ] \ta").contains("<li><input type=\"checkbox\"")
                && html("- [ ] \ta").contains("a</li>"));
        assertTrue(html("1. [x] a\n\n   b").contains("checked=\"checked\" /> a</p>"));
        for (var text : new String[] {"[ ] a", "- a [ ] b", "- [ ]", "- [y] a", "- a\n\n  [x] b", "- `[x]` a"}) {
            assertTrue(!html(text).contains("<input"), text);
        }
    }

    @Test
    void eachBlockOfTextHasItsOwnDirection() {
        var html = markdown.render("# a\n\nb\n\n- c\n\n> d\n\n|e|\n|:-|\n|f|\n").html();
        for (var element : new String[] {"<h1", "<p", "<li", "<th align=\"left\"", "<td align=\"left\""}) {
            assertTrue(html.contains(element + " dir=\"auto\">"), html);
        }
    }
}
