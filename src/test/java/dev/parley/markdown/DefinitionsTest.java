package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Link definitions and footnotes, and the lines that only look like them. */
class DefinitionsTest {
    private final Markdown markdown = new Markdown();

    private String html(String text) {
        return markdown.render(text).html().replace(" dir=\"auto\"", "");
    }

    private String text(String text) {
        return html(text).replaceAll("<[^>]*>", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Hello!", "Goodbye", "Yes.", "a:b", "3/4", "/", "#", "I'm (sort of) here", "hello \"world\""})
    void aLineThatLeadsNowhereIsTextEvenWhereItsNameIsUsed(String words) {
        assertTrue(text("[Alice]: " + words + "\n\n[Alice] left.").startsWith("[Alice]: "), words);
        assertTrue(text("[Alice]: " + words + "\n\n[Alice] left.").endsWith("[Alice] left.\n"), words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://x.example/a", "HTTP://x.example", "mailto:a@b.example", "<https://x.example>"})
    void anAddressIsADefinitionWhereItIsUsed(String address) {
        var html = html("See [docs].\n\n[docs]: " + address + " \"Title\"\n");
        assertTrue(html.startsWith("<p>See <a href=\"") && html.contains(">docs</a>.</p>\n"), html);
        assertEquals("See docs.\n", text("See [docs].\n\n[docs]: " + address + " \"Title\"\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://x.example/a", "www.x.example", "/path", "//host/x", "?q", "#top", "x.example/a", "../a"
            })
    void aDefinitionThatNoLinkUsesStaysVisible(String address) {
        assertEquals(
                "[a]: " + address + "\n[b]: " + address + "\nmore\n",
                text("[a]: " + address + "\n[b]: " + address + "\n\nmore"));
        assertEquals("- [a]: " + address, "- " + text("- [a]: " + address).strip());
    }

    @Test
    void theSecondOfTwoDefinitionsWithOneNameStaysVisible() {
        assertEquals(
                "[a]: https://two.example\na\n", text("[a]: https://one.example\n[a]: https://two.example\n\n[a]"));
    }

    @Test
    void footnotesAreNumbersAndAListAtTheEnd() {
        assertEquals("""
                <p>A<sup>1</sup><sup>, 2</sup>, again<sup>1</sup>.</p>
                <p>End.</p>
                <section>
                <ol><li>
                <p>One</p>
                </li><li>
                <p>Two<br />
                more</p>
                </li></ol>
                </section>
                """, html("A[^x][^2], again[^X].\n\n[^2]: Two\nmore\n[^x]: One\n\nEnd."));
    }

    @Test
    void aNoteWithoutANumberAndANumberWithoutANoteAreText() {
        assertEquals(
                "<p>A[^1], <code>[^2]</code>, [^2].</p>\n<p>[^2]: Two</p>\n<ul><li>x</li></ul>\n",
                html("A[^1], `[^2]`, \\[^2].\n\n[^2]: Two\n\n    - x\n"));
    }
}
