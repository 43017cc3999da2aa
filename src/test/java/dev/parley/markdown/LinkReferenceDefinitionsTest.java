package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkReferenceDefinitionsTest {
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
    void aDefinitionWithoutAUrlIsTextAndSoIsItsReference(String words) {
        assertTrue(text("[Alice]: " + words + "\n\n[Alice] left.").startsWith("[Alice]: "), words);
        assertTrue(text("[Alice]: " + words + "\n\n[Alice] left.").endsWith("[Alice] left.\n"), words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://x.example/a", "HTTP://x.example", "mailto:a@b.example", "<https://x.example>"})
    void aDefinitionWithAUrlTurnsItsReferenceIntoALink(String url) {
        var html = html("See [docs].\n\n[docs]: " + url + " \"Title\"\n");
        assertTrue(html.startsWith("<p>See <a href=\"") && html.contains(">docs</a>.</p>\n"), html);
        assertEquals("See docs.\n", text("See [docs].\n\n[docs]: " + url + " \"Title\"\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://x.example/a", "www.x.example", "/path", "//host/x", "?q", "#top", "x.example/a", "../a"
            })
    void anUnusedDefinitionIsShownAsText(String url) {
        assertEquals("[a]: " + url + "\n[b]: " + url + "\nmore\n", text("[a]: " + url + "\n[b]: " + url + "\n\nmore"));
        assertEquals("- [a]: " + url, "- " + text("- [a]: " + url).strip());
    }

    @Test
    void theSecondDefinitionOfALabelIsShownAsText() {
        assertEquals(
                "[a]: https://two.example\na\n", text("[a]: https://one.example\n[a]: https://two.example\n\n[a]"));
    }
}
