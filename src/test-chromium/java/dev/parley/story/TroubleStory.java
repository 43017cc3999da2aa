package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.parley.FullOnly;
import dev.parley.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Errors show a message, and no typed text is lost. */
class TroubleStory extends Story {
    @Test
    void aQuestionDuringARunningAnswerStaysInTheComposerWithAHint() {
        var answer = model.script().says("Still");
        var tab = begins("One").showsLive("Still").types("Your message", "Two, at once");
        tab.composer().press("Enter");
        tab.reads("#message-error", "Wait for the answer to finish");
        assertThat(tab.composer()).hasValue("Two, at once");
        assertThat(tab.find(".toast")).hasCount(0);
        answer.says(" here.");
        tab.showsLive("Still here.");
        answer.finishes();
        tab.isDone("complete");
        assertThat(tab.find("#message-error")).isHidden();
        tab.presses("Send");
        assertThat(tab.find(".question")).hasCount(2);
        tab.isDone("complete");
    }

    @Test
    void withoutANetworkAToastIsShownAndTheQuestionIsKept() {
        window.expectsLostConnections();
        var tab = begins("One").isDone("complete");
        window.isOffline(true);
        tab.asks("Is anybody there?").reads("#toasts .toast", "Can’t reach the server");
        assertThat(tab.composer()).hasValue("Is anybody there?");
        window.isOffline(false);
        tab.presses("Send");
        assertThat(tab.find(".question")).hasCount(2);
        tab.isDone("complete");
        assertEquals(tab.messages(), tab.reloads().messages());
    }

    @Test
    void aQuestionIsKeptWhenTheSessionHasEnded() {
        window.expects("401").expects("422");
        var tab = begins("One").isDone("complete");
        var chat = tab.path();
        ada.posts("/logout");
        tab.asks("A precious question").page().waitForURL("**/login?next=*");
        tab.types("Email", ada.email()).types("Password", "wrong password");
        tab.find("main .btn-primary").click();
        tab.reads(".problem", "Wrong email or password").types("Password", Person.PASSWORD);
        tab.find("main .btn-primary").click();
        tab.page().waitForURL("**" + chat);
        assertThat(tab.composer()).hasValue("A precious question");
        tab.presses("Send").reads(".question", "A precious question").isDone("complete");
        assertThat(tab.find(".question")).hasCount(2);
        assertThat(tab.composer()).hasValue("");
    }

    @Test
    @FullOnly
    void aDeletedChatShowsAToast() {
        window.expects("404");
        var tab = begins("One").isDone("complete");
        ada.deletesByHtmx(tab.path());
        tab.asks("Two").reads("#toasts .toast", "Page not found");
        assertThat(tab.composer()).hasValue("Two");
        tab.presses("Close");
        assertThat(tab.find(".toast")).hasCount(0);
    }

    @Test
    void theChatListDoesNotHideAToastOnAPhone() {
        var options = new NewContextOptions().setViewportSize(375, 812);
        try (var pocket = new Window(fixture().browser(), fixture().server(), options).of(ada)) {
            pocket.expects("404");
            var chat = ada.begins("Gone soon");
            ada.watches(chat).done();
            var tab = pocket.tab().opens("/chat").presses("Show chats");
            ada.deletesByHtmx("/chat/" + chat);
            tab.presses("Options for “Gone soon”").presses("Delete “Gone soon”");
            tab.reads("#toasts .toast", "Page not found");
            assertThat(tab.find("#sidebar")).isHidden();
        }
    }

    @Test
    void anErrorPageOfAProxyIsReplacedByParleysMessage() {
        window.expects("502");
        var tab = begins("One").isDone("complete");
        tab.page()
                .route(
                        "**/message/add",
                        route -> route.fulfill(
                                new Route.FulfillOptions().setStatus(502).setBody("<h1>Bad Gateway</h1>")));
        tab.asks("Two").reads("#toasts .toast", "Can’t reach the server");
        assertThat(tab.composer()).hasValue("Two");
        assertThat(tab.find("h1").filter(new Locator.FilterOptions().setHasText("Gateway")))
                .hasCount(0);
    }

    @Test
    void deletingAChatEndsItsStreamInOtherTabs() {
        var answer = model.script().says("Going");
        var tab = begins("One").showsLive("Going");
        ada.deletesByHtmx(tab.path());
        answer.awaitClosed();
        assertThat(tab.find(".answer")).hasCount(0);
        assertEquals(List.of(2), tab.streams());
    }
}
