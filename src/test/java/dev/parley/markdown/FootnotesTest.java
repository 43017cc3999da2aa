package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FootnotesTest {
    private final Markdown markdown = new Markdown();

    private String html(String text) {
        return markdown.render(text).html().replace(" dir=\"auto\"", "");
    }

    @Test
    void footnotesAreNumberedByReferenceAndListedAtTheEnd() {
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
    void unreferencedAndUndefinedFootnotesAreShownAsText() {
        assertEquals(
                "<p>A[^1], <code>[^2]</code>, [^2].</p>\n<p>[^2]: Two</p>\n<ul><li>x</li></ul>\n",
                html("A[^1], `[^2]`, \\[^2].\n\n[^2]: Two\n\n    - x\n"));
    }
}
