package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question is stored once and sent to the model once, even if it is submitted several times. */
class ExactlyOnceStory extends Story {
    private int callsBefore;

    @BeforeEach
    void count() {
        callsBefore = model.requests().size();
    }

    @Test
    void aDoubleClickOnSendStartsOneChat() {
        var tab = newChat();
        doubleClicksSend(tab);
        tab.page().waitForURL("**/chat/*");
        tab.isDone("complete");
        assertThat(tab.find(".chat-row")).hasCount(1);
        assertCalls(1);
    }

    @Test
    void aDoubleClickOnSendStoresOneQuestion() {
        var tab = begins("Hello").isDone("complete").types("Your message", "Only once, please");
        doubleClicksSend(tab);
        assertThat(tab.find(".question")).hasCount(2);
        tab.isDone("complete").reloads();
        assertThat(tab.find(".question")).hasCount(2);
        assertCalls(2);
    }

    @Test
    void aQuestionThatIsResentAfterALostResponseIsStoredOnce() {
        window.expectsLostConnections();
        var tab = newChat();
        // The server stores the question, but the response is lost.
        tab.page().route("**/chat", route -> {
            route.fetch();
            route.abort();
        });
        tab.presses("Send").reads(".toast", "Can’t reach the server");
        tab.page().unroute("**/chat");
        tab.presses("Send");
        tab.page().waitForURL("**/chat/*");
        tab.isDone("complete");
        assertThat(tab.find(".chat-row")).hasCount(1);
        assertCalls(1);
    }

    @Test
    void theBackButtonDoesNotResendAQuestion() {
        var tab = newChat().presses("Send");
        tab.page().waitForURL("**/chat/*");
        tab.isDone("complete").page().goBack();
        assertThat(tab.composer()).hasValue("");
        tab.presses("Send").reads("h1", "What’s on your mind?");
        assertEquals("/chat", tab.path(), "an empty question is not sent");
        assertCalls(1);
    }

    /** Types a question to the scripted model without sending it. */
    private Tab newChat() {
        return window.tab().opens("/chat").picks("fake").types("Your message", "Only once, please");
    }

    private static void doubleClicksSend(Tab tab) {
        tab.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .dblclick();
    }

    private void assertCalls(int wanted) {
        assertEquals(wanted, model.requests().size() - callsBefore, "calls to the model");
    }
}
