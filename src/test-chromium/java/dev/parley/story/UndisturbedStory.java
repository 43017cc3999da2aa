package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.parley.FullOnly;
import dev.parley.provider.FinishReason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Arriving fragments do not disturb what the user is doing in the page. */
class UndisturbedStory extends Story {
    /** Longer than the 5 s after which the page of a live answer refreshes itself without JavaScript. */
    private static final int REFRESH_MS = 8_000;

    @Test
    void aFollowUpContinueAndRegenerateNeverReloadThePage() {
        model.script().says("The sea").finishes(FinishReason.LENGTH);
        var tab = begins("Why is the sea salty?").isDone("truncated");
        tab.page().evaluate("window.sameDocument = true");
        model.script().says(" is salty.").finishes();
        tab.presses("Continue").isDone("complete");
        model.script().says("And so are tears.").finishes();
        regenerates(tab).reads(".siblings", "2 of 2").isDone("complete");
        var running = model.script().says("A follow-up");
        tab.asks("And tears?").showsLive("A follow-up");
        running.finishes();
        tab.isDone("complete");

        var rename = opensRename(tab);
        rename.fill("Half a ti");
        tab.find(".question .bubble").first().evaluate("(bubble) => getSelection().selectAllChildren(bubble)");
        rename.focus();
        tab.page().waitForTimeout(REFRESH_MS);
        assertEquals(true, tab.page().evaluate("window.sameDocument === true"), "the page was not reloaded");
        assertThat(rename).isFocused();
        assertThat(rename).hasValue("Half a ti");
        assertThat(tab.find(".question")).hasCount(2);
    }

    @Test
    void aQuestionIsShownBeforeTheServerRespondsAndRestoredWhenRefused() {
        window.expects("409");
        var tab = begins("One").isDone("complete");
        var held = new CompletableFuture<Route>();
        tab.page().route("**/message/add", held::complete);
        tab.asks("Two");
        assertThat(tab.find(".pending .bubble")).hasText("Two");
        assertThat(tab.composer()).hasValue("");
        tab.page().waitForCondition(held::isDone);
        // Meanwhile another device sends a question.
        var elsewhere = model.script().says("Elsewhere");
        assertEquals(
                303, ada.posts(tab.path() + "/message/add", "message", "Zero").statusCode());
        held.join().resume();
        tab.reads("#message-error", "still being written");
        assertThat(tab.composer()).hasValue("Two");
        assertThat(tab.find(".question")).hasCount(1);
        elsewhere.finishes();
    }

    @Test
    void textTypedWhileAQuestionIsSentStays() {
        var tab = begins("One").isDone("complete");
        var answer = model.script();
        tab.asks("Two").reads(".question", "Two").types("Your message", "Three, soon");
        answer.says("Two it is.").finishes();
        tab.isDone("complete");
        assertThat(tab.composer()).hasValue("Three, soon");
    }

    @Test
    @FullOnly
    void aChatThatIsContinuedMovesToTheTopOfTheList() {
        var older = ada.begins("The older chat");
        ada.watches(older).done();
        var newer = ada.begins("The newer chat");
        ada.watches(newer).done();
        var tab = window.tab().opens("/chat/" + older);
        assertEquals(
                List.of("The newer chat", "The older chat"),
                tab.find(".chat-link").allInnerTexts());
        tab.asks("And then?").isDone("complete");
        assertEquals(
                List.of("The older chat", "The newer chat"),
                tab.find(".chat-link").allInnerTexts());
        assertThat(tab.find(".chat-link[aria-current=page]")).hasText("The older chat");
        ada.watches(ada.begins("The newest chat")).done();
        regenerates(tab).isDone("complete");
        // The list also shows what was started elsewhere.
        assertThat(tab.find(".chat-link"))
                .hasText(new String[] {"The older chat", "The newest chat", "The newer chat"});
    }

    private static Tab regenerates(Tab tab) {
        tab.find(".answer [name=siblings] ~ button:last-child").last().click();
        return tab;
    }

    private static Locator opensRename(Tab tab) {
        tab.find(".chat-row").hover();
        tab.presses("Options for “Why is the sea salty?”").presses("Rename “Why is the sea salty?”");
        return tab.find(".chat-rename:popover-open input[name=title]");
    }
}
