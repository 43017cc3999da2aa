package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import dev.parley.FullOnly;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables are copied for documents and as CSV, and selected text is quoted in the composer. */
class CopyStory extends Story {
    private static final String TABLE = """
            Prices:

            | What | How much | Note |
            |---|--:|---|
            | **Salt** | 1,50 | the "fine" one |
            | `a\\|b` | =1+1 | \\(x^2\\) |

            That is all.
            """;

    @Test
    @FullOnly
    void aTableIsCopiedAsMarkdownAndHtmlAndAsCsv() {
        window.allows("clipboard-read", "clipboard-write");
        model.script().says(TABLE).finishes();
        var tab = begins("Prices?").isDone("complete");
        assertThat(tab.find(".prose .katex")).isVisible();
        tab.presses("Copy table").reads("#status", "Copied");
        assertEquals("""
                | What | How much | Note |
                | --- | --: | --- |
                | **Salt** | 1,50 | the "fine" one |
                | `a\\|b` | =1+1 | $x^2$ |
                """, clipboard(tab, "text/plain"));
        var html = clipboard(tab, "text/html");
        assertTrue(html.contains("<td>x^2</td>") && html.contains("<strong>Salt</strong>"), html);
        tab.presses("Copy as CSV");
        assertThat(tab.find(".csv.copied")).isVisible();
        assertEquals(
                "What,How much,Note\r\nSalt,\"1,50\",\"the \"\"fine\"\" one\"\r\na|b,=1+1,x^2\r\n",
                clipboard(tab, "text/plain"));
        tab.screenshot("table");
        assertEquals(List.of(), tab.accessibilityViolations());
    }

    @Test
    @FullOnly
    void selectedTextOfAnAnswerIsQuotedAtTheCaret() {
        model.script().says("Rivers carry salt.\n\nThe **water** evaporates.").finishes();
        var tab = begins("Why?").isDone("complete");
        tab.composer().pressSequentially("You say");
        select(tab, ".answer .prose p:first-child", ".answer .prose p:last-child");
        assertThat(quote(tab)).isVisible();
        tab.screenshot("quote");
        assertEquals(List.of(), tab.accessibilityViolations());
        quote(tab).click();
        assertThat(tab.composer()).isFocused();
        assertThat(tab.composer()).hasValue("You say\n\n> Rivers carry salt.\n>\n> The water evaporates.\n\n");
        assertThat(quote(tab)).isHidden();
        tab.reloads();
        assertThat(tab.composer()).hasValue("You say\n\n> Rivers carry salt.\n>\n> The water evaporates.\n\n");
    }

    @Test
    @FullOnly
    void theQuoteButtonDisappearsAndWorksByKeyboard() {
        model.script().says("Rivers carry salt.\n\n".repeat(60)).finishes();
        var tab = begins("Why?").isDone("complete");
        select(tab, ".answer .prose p:last-child", ".answer .prose p:last-child");
        assertThat(quote(tab)).isVisible();
        tab.page().evaluate("getSelection().removeAllRanges()");
        assertThat(quote(tab)).isHidden();
        select(tab, ".answer .prose p:last-child", ".answer .prose p:last-child");
        assertThat(quote(tab)).isVisible();
        tab.find("#conversation").evaluate("(log) => log.scrollBy(0, -100)");
        assertThat(quote(tab)).isVisible();
        tab.find("#conversation").evaluate("(log) => log.scrollTo(0, -100000)");
        assertThat(quote(tab)).isHidden();
        tab.find("#conversation").evaluate("(log) => log.scrollTo(0, 0)");
        assertThat(quote(tab)).isVisible();
        tab.page().keyboard().press("Alt+q");
        assertThat(tab.composer()).hasValue("> Rivers carry salt.\n\n");
    }

    @Test
    void textOutsideOfOneAnswerIsNotQuoted() {
        var tab = begins("Why?").isDone("complete");
        select(tab, ".question .bubble", ".answer .prose");
        select(tab, ".answer .prose", ".answer .prose");
        assertThat(quote(tab)).isVisible();
        select(tab, ".question .bubble", ".answer .prose");
        assertThat(quote(tab)).isHidden();
    }

    @Test
    @FullOnly
    void onAPhoneTheQuoteButtonIsBelowTheSelection() {
        model.script().says("Rivers carry salt.").finishes();
        var chat = ada.begins("Why?");
        ada.watches(chat).done();
        var options = new NewContextOptions()
                .setViewportSize(375, 700)
                .setHasTouch(true)
                .setIsMobile(true);
        try (var phone = new Window(fixture().browser(), fixture().server(), options).of(ada)) {
            var tab = phone.tab().opens("/chat/" + chat);
            select(tab, ".answer .prose p", ".answer .prose p");
            assertThat(quote(tab)).isVisible();
            var text = tab.find(".answer .prose p").boundingBox();
            assertTrue(quote(tab).boundingBox().y >= text.y + text.height);
            quote(tab).tap();
            assertThat(tab.composer()).hasValue("> Rivers carry salt.\n\n");
        }
    }

    private static void select(Tab tab, String from, String to) {
        tab.page().evaluate("""
                ([from, to]) => getSelection().setBaseAndExtent(document.querySelector(from), 0,
                  document.querySelector(to), document.querySelector(to).childNodes.length)""", List.of(from, to));
    }

    private static Locator quote(Tab tab) {
        return tab.find("#quote");
    }

    private static String clipboard(Tab tab, String type) {
        return (String) tab.page()
                .evaluate(
                        "(type) => navigator.clipboard.read().then(([item]) => item.getType(type)).then((blob) => blob.text())",
                        type);
    }
}
