package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private final Markdown markdown = new Markdown();

    /** Without {@code dir}, which every block has. */
    private String html(String text) {
        return markdown.render(text).html().replace(" dir=\"auto\"", "");
    }

    @Test
    void commonMarkAndGfmExtensionsAreRendered() {
        assertAll(
                () -> assertEquals("<h1>Hi <em>you</em></h1>\n", html("# Hi *you*")),
                () -> assertEquals("<p>a <del>b</del></p>\n", html("a ~~b~~")),
                () -> assertEquals("<ol start=\"3\"><li>a</li><li>b</li></ol>\n", html("3. a\n4. b")),
                () -> assertEquals("<pre><code class=\"language-java\">x;\n</code></pre>\n", html("```java\nx;\n```")),
                () -> assertTrue(
                        html("- [x] done")
                                .contains(
                                        "<input type=\"checkbox\" disabled=\"disabled\" aria-label=\"✓\" checked=\"checked\" />")),
                () -> assertTrue(html("|a|b|\n|-:|:-:|\n|1|2|")
                        .contains("<td align=\"right\">1</td><td align=\"center\">2</td>")),
                () -> assertTrue(
                        html("see www.example.org").contains("<a href=\"http://www.example.org\" target=\"_blank\"")),
                () -> assertTrue(html("[a]\n\n[a]: http://b.example").contains("<a href=\"http://b.example\"")));
    }

    @Test
    void rawHtmlIsShownAsText() {
        assertEquals("<p>&lt;b onclick&#61;x&gt;<em>hi</em>&lt;/b&gt;</p>\n", html("<b onclick=x>*hi*</b>"));
    }

    @Test
    void anImageIsRenderedAsALink() {
        var image = html("![cat](https://example.org/cat.png?secret)");
        assertFalse(image.contains("<img"));
        assertTrue(image.contains("href=\"https://example.org/cat.png?secret\"") && image.contains(">cat</a>"));
        assertFalse(html("![cat][c]\n\n[c]: https://example.org/c.png").contains("<img"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JavaScript:alert(1)",
                "javascript&colon;alert(1)",
                "java&#9;script:alert(1)",
                "&#106;avascript:alert(1)",
                "java\\script:alert(1)",
                "vbscript:x",
                "data:text/html,x",
                "file:///etc/passwd",
                "//evil.example",
                "/logout",
                "?x",
                "#x",
                "\u0001javascript:alert(1)",
                "https:evil",
                "ht\u200btp://evil.example",
                "blob:https://x",
                "java%0Ascript:alert(1)"
            })
    void aLinkWithAForbiddenUrlHasNoHref(String url) {
        assertAll(List.of(
                        "[x](" + url + ")",
                        "[x](<" + url + ">)",
                        "![x](" + url + ")",
                        "<" + url + ">",
                        "[x]\n\n[x]: <" + url + ">")
                .stream()
                .map(text -> () -> assertFalse(html(text).contains("href"), () -> text + " -> " + html(text))));
    }

    static List<String> xssPayloads() {
        return XssPayloads.all();
    }

    @ParameterizedTest
    @MethodSource("xssPayloads")
    void anXssPayloadIsRenderedAsSafeHtml(String payload) {
        SafeHtmlAssert.assertSafe(html(payload));
    }

    static List<String> hostile() {
        return HostileAnswers.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileAnswerIsRenderedAsSafeHtml(String hostile) {
        SafeHtmlAssert.assertSafe(html(hostile));
    }
}
