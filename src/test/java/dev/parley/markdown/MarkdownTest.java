package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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
        return SampleAnswers.hostile();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileAnswerIsRenderedAsSafeHtml(String hostile) {
        SafeHtmlAssert.assertSafe(html(hostile));
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
