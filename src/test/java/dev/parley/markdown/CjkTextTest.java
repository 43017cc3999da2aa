package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Emphasis and autolinks in Chinese, Japanese and Korean text. */
class CjkTextTest {
    private final Markdown markdown = new Markdown();

    private String html(String text) {
        return markdown.render(text).html().replace(" dir=\"auto\"", "").replace("&#xff0c;", "，");
    }

    @ParameterizedTest
    @CsvSource({"**\"x\"**，y", "**「x」**是", "说**\"x\"**。", "說**（x）**吧", "**x(y)**는", "これは**「x」**です", "**“x”**吗"})
    void emphasisBesidePunctuationNeedsNoSpaceInCjkText(String text) {
        assertTrue(html(text).contains("<strong>"), () -> html(text));
        assertTrue(html(text.replace("**", "*")).contains("<em>"), () -> html(text));
        assertTrue(html(text.replace("**", "~~")).contains("<del>"), () -> html(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a**\"x\"**b", "2 * 3 * 4", "snake_case_名_x", "中 ** 文 ** 字"})
    void emphasisFollowsCommonMarkOutsideOfCjkPunctuation(String text) {
        assertTrue(!html(text).contains("<strong>") && !html(text).contains("<em>"), () -> html(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"，然后", "。", "中文", "）", "、b", "」", "”", "…", "——x", "です", "입니다", "！"})
    void aBareUrlEndsAtCjkTextOrPunctuation(String rest) {
        for (var url : new String[] {"https://x.example/a?b=c", "www.x.example"}) {
            var html = html("见" + url + rest);
            assertTrue(
                    html.startsWith("<p>见<a href=\"") && html.contains(">" + url.replace("=", "&#61;") + "</a>"), html);
        }
        assertTrue(
                html("信 a@x.example" + rest).contains("\"mailto:a&#64;x.example\""),
                () -> html("信 a@x.example" + rest));
    }
}
