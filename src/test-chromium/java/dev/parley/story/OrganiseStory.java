package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import dev.parley.FullOnly;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Organising chats in the sidebar and on the page of all chats. */
class OrganiseStory extends Story {
    @Test
    @FullOnly
    void aChatIsPinnedWithTheKeyboardAndUndoReturnsItsRow() {
        begun("Another chat");
        begun("A first chat");
        var tab = window.tab().opens("/chat");
        row(tab, "Another chat").locator(".chat-link").press("ArrowRight");
        tab.page().keyboard().press("ArrowDown");
        tab.page().keyboard().press("Enter");
        assertThat(tab.find("#chats-pinned .chat-link")).hasText("Another chat");
        assertThat(tab.find("#chats-notice .undo")).isFocused();
        tab.reads("#chats-notice", "Pinned: “Another chat”");
        tab.page().keyboard().press("Enter");
        assertThat(tab.find("#chats-pinned .chat-link")).hasCount(0);
        assertThat(row(tab, "Another chat").locator(".chat-link")).isFocused();
        assertThat(tab.find("#chats-notice .undo")).hasCount(0);
    }

    @Test
    @FullOnly
    void aChatIsMovedToANewFolderAndAnotherOneIsDraggedIntoIt() {
        begun("Taxes");
        begun("Roses");
        begun("Tomatoes");
        var tab = window.tab().opens("/chat");
        row(tab, "Roses").locator(".chat-link").press("ArrowRight");
        tab.find(".chat-menu:popover-open a[href$='?move']").press("Enter");
        assertThat(tab.find("#move [name=name]")).isFocused();
        tab.page().keyboard().press("Escape");
        assertThat(tab.find("#move")).isHidden();
        assertThat(row(tab, "Roses").locator(".chat-link")).isFocused();
        opensMenu(tab, "Tomatoes").getByText("Move to folder").click();
        tab.find("#move:popover-open [name=name]").fill("Garden");
        tab.presses("Create");
        assertThat(tab.find("#move")).isHidden();
        assertThat(tab.find(".folder-name")).hasText("Garden");
        assertThat(tab.find(".by-date .chat-link")).hasText(new String[] {"Roses", "Taxes"});
        row(tab, "Roses").locator(".chat-link").dragTo(tab.find(".folder-name"));
        assertThat(tab.find(".by-date .chat-link")).hasText(new String[] {"Taxes"});
        tab.find(".folder-name").click();
        assertThat(tab.find(".folder .chat-link")).hasText(new String[] {"Tomatoes", "Roses"});
        // The folder is still open on the next page, and a question moves its chat up.
        tab.opens("/chat/" + chatOf(tab, "Roses"));
        tab.asks("And when?").isDone("complete");
        assertThat(tab.find(".folder .chat-link")).hasText(new String[] {"Roses", "Tomatoes"});
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.screenshot("organise-folder");
    }

    @Test
    void theListFollowsChangesInAnotherTab() {
        begun("A first chat");
        var tab = window.tab().opens("/chat");
        assertThat(tab.find(".chat-link")).hasText(new String[] {"A first chat"});
        begun("Started elsewhere");
        tab.page().evaluate("dispatchEvent(new Event('focus'))");
        assertThat(tab.find(".chat-link")).hasText(new String[] {"Started elsewhere", "A first chat"});
    }

    @Test
    @FullOnly
    void severalChatsAreArchivedOnAPhoneAndReturned() {
        begun("One");
        begun("Two");
        begun("Three");
        var options = new NewContextOptions().setViewportSize(390, 844).setHasTouch(true);
        try (var phone = new Window(fixture().browser(), fixture().server(), options).of(ada)) {
            var tab = phone.tab().opens("/chats");
            tab.find(".chats-box input").nth(0).check();
            tab.find(".chats-box input").nth(1).check();
            assertFalse(tab.scrollsSideways());
            assertEquals(List.of(), tab.accessibilityViolations());
            tab.screenshot("organise-phone");
            tab.find("#selection").getByText("Archive").click();
            tab.reads("main", "2 chats archived");
            assertThat(tab.find(".chats-link")).hasText(new String[] {"One"});
            tab.presses("Undo");
            assertThat(tab.find(".chats-link")).hasCount(3);
            tab.find("#select-all").check();
            assertThat(tab.find(".chats-box input:checked")).hasCount(3);
        }
    }

    @Test
    @FullOnly
    void aTemporaryChatIsNotInTheListUntilItIsKept() {
        var tab = window.tab().opens("/chat");
        tab.find("[name=temporary]").check();
        tab.picks("fake").asks("A secret").isDone("complete");
        tab.reads(".place", "Deleted after 24 hours without activity.");
        assertThat(tab.find(".chat-row")).hasCount(0);
        tab.presses("Keep this chat");
        assertThat(tab.find(".chat-link")).hasText("A secret");
        assertThat(tab.find(".place")).hasCount(0);
    }

    private Locator opensMenu(Tab tab, String title) {
        row(tab, title).hover();
        tab.presses("Options for “" + title + "”");
        return row(tab, title).locator(".chat-menu");
    }

    private long begun(String question) {
        var chat = ada.begins(question);
        ada.watches(chat).done();
        return chat;
    }

    private static Locator row(Tab tab, String title) {
        return tab.find(".chat-row").filter(new Locator.FilterOptions().setHasText(title));
    }

    private static String chatOf(Tab tab, String title) {
        return row(tab, title).getAttribute("id").replace("chat-", "");
    }
}
