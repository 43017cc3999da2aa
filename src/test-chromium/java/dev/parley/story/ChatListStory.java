package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.parley.FullOnly;
import dev.parley.Storage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Renaming, deleting and restoring chats in the list. */
class ChatListStory extends Story {
    private List<ColorScheme> schemes = List.of();

    @Test
    @FullOnly
    void aChatCanBeRenamedInTheList() {
        begun("Another chat");
        var tab = window.tab().opens("/chat/" + begun("A first question"));
        row(tab, "A first question").hover();
        tab.presses("Options for “A first question”").presses("Rename “A first question”");
        var field = tab.find(".chat-rename:popover-open input[name=title]");
        assertThat(field).isFocused();
        assertTrue(
                Math.abs(field.boundingBox().y - row(tab, "A first question").boundingBox().y) < 10,
                "the form covers the title");
        field.fill("Why the sea is salty");
        field.press("Enter");
        assertThat(row(tab, "Why the sea is salty")).isVisible();
        assertThat(tab.find("h1")).hasText("Why the sea is salty");
        assertThat(tab.page()).hasTitle("Why the sea is salty - Parley");
        assertThat(tab.find(".chat-link[aria-current=page]")).isFocused();
        assertThat(tab.find(":popover-open")).hasCount(0);
        tab.reloads().reads("h1", "Why the sea is salty");

        row(tab, "Another chat").hover();
        tab.presses("Options for “Another chat”").presses("Rename “Another chat”");
        tab.find(".chat-rename:popover-open input[name=title]").fill("Renamed from elsewhere");
        tab.presses("Save");
        assertThat(row(tab, "Renamed from elsewhere")).isVisible();
        assertThat(tab.find("h1")).hasText("Why the sea is salty");
    }

    @Test
    @FullOnly
    void escapeAndLosingTheFocusCancelARename() {
        var tab = window.tab().opens("/chat/" + begun("A first question"));
        tab.find(".chat-row").hover();
        tab.presses("Options for “A first question”").presses("Rename “A first question”");
        tab.find(".chat-rename input").fill("Something else");
        tab.find(".chat-rename input").press("Escape");
        assertThat(tab.find(":popover-open")).hasCount(0);
        assertThat(tab.find(".chat-options")).isFocused();
        assertThat(tab.find(".chat-rename input")).hasValue("A first question");
        tab.reads(".chat-row", "A first question").reloads().reads("h1", "A first question");
    }

    @Test
    void anInvalidTitleShowsAnErrorBelowTheField() {
        window.expects("422");
        var tab = window.tab().opens("/chat/" + begun("A first question"));
        tab.find(".chat-row").hover();
        tab.presses("Options for “A first question”").presses("Rename “A first question”");
        tab.find(".chat-rename input").fill("   ");
        tab.find(".chat-rename input").press("Enter");
        tab.reads(".chat-rename .error", "Enter a title.");
        assertThat(tab.find(".chat-rename input")).hasValue("   ");
        tab.screenshot("chat-list-refused");
        tab.find(".chat-rename input").press("Escape");
        assertThat(tab.find(".chat-rename input")).hasValue("A first question");
        assertThat(tab.find(".chat-rename .error")).isEmpty();
    }

    @Test
    void aRowOfTheChatListIsOneTabStopAndArrowKeysOpenItsMenu() {
        begun("Another chat");
        var tab = window.tab().opens("/chat/" + begun("A first question"));
        row(tab, "A first question").locator(".chat-link").press("Tab");
        assertThat(row(tab, "Another chat").locator(".chat-link")).isFocused();
        tab.page().keyboard().press("ArrowRight");
        assertThat(tab.find(".chat-menu:popover-open .menu-item").first()).isFocused();
        tab.page().keyboard().press("ArrowDown");
        assertThat(tab.find(".chat-menu:popover-open .menu-item").nth(1)).isFocused();
        tab.page().keyboard().press("Escape");
        assertThat(tab.find(":popover-open")).hasCount(0);
        assertThat(row(tab, "Another chat").locator(".chat-link")).isFocused();
    }

    @Test
    @FullOnly
    void thePrintPageShowsTheWholeChat() {
        var chat = begun("A first question");
        new Storage(fixture().server()).lengthen(chat, 120);
        var tab = window.tab();
        tab.page().addInitScript("window.print = () => document.body.dataset.printed = 'yes'");
        tab.opens("/chat/" + chat);
        tab.find(".chat-row").hover();
        tab.presses("Options for “A first question”");
        tab.find(".menu-item:visible").filter(text("Print")).click();
        assertThat(tab.find("body[data-printed]")).hasCount(1);
        assertThat(tab.find("#log article")).hasCount(120);
        tab.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(tab.find(".composer")).isHidden();
        assertThat(tab.find(".sidebar")).isHidden();
        assertThat(tab.find("#log article").first()).isVisible();
        assertTrue(
                (boolean) tab.page().evaluate("document.body.scrollHeight > 5 * innerHeight"),
                "all of it is on paper, not what fits into a window");
    }

    @Test
    @FullOnly
    void aDeletedChatCanBeRestored() {
        var kept = begun("Keep me");
        begun("Forget me");
        var tab = window.tab().opens("/chat/" + kept);
        deletes(tab, "Forget me");
        tab.reads(".chat-gone", "Deleted: “Forget me”");
        assertThat(tab.find(".chat-gone button")).isFocused();
        assertEquals("/chat/" + kept, tab.path());
        tab.presses("Undo");
        assertThat(row(tab, "Forget me")).isVisible();
        assertThat(tab.find(".chat-link").filter(text("Forget me"))).isFocused();

        deletes(tab, "Keep me");
        tab.page().waitForURL("**/chat?deleted=*");
        tab.reads("main .undoable", "Deleted: “Keep me”");
        assertThat(row(tab, "Keep me")).hasCount(0);
        tab.presses("Undo").reads(".question", "Keep me");
        assertEquals("/chat/" + kept, tab.path());
    }

    @Test
    @FullOnly
    void theUndoNoticeDisappearsAfterTenSeconds() {
        begun("Forget me");
        var tab = window.tab().opens("/chat");
        deletes(tab, "Forget me");
        tab.reads(".chat-gone", "Deleted");
        // Skip the ten seconds by ending the animation.
        tab.find(".chat-gone").evaluate("(row) => row.getAnimations()[0].finish()");
        assertThat(tab.find(".chat-gone")).isHidden();
        assertThat(tab.find(".chat-group:visible")).hasCount(0);
    }

    static Stream<Arguments> screens() {
        var phone = Arguments.of("phone", 375, 812, ColorScheme.DARK);
        var desk = Arguments.of("desk", 1280, 800, ColorScheme.LIGHT);
        return Stream.of(desk, phone);
    }

    @FullOnly
    @ParameterizedTest
    @MethodSource("screens")
    void theChatListFitsTheScreen(String name, int width, int height, ColorScheme scheme) {
        schemes = schemes(scheme);
        begun("Forget me");
        begun("A chat with a title that is far too long to stand in a narrow column whole");
        var chat = begun("Why is the sea salty?");
        var options = new NewContextOptions().setViewportSize(width, height).setHasTouch(width < 1024);
        try (var own = new Window(fixture().browser(), fixture().server(), options).of(ada)) {
            var tab = own.tab().opens("/chat/" + chat);
            if (width < 1024) {
                tab.presses("Show chats");
            }
            show(tab, name + "-list");
            row(tab, "Why is").hover();
            tab.presses("Options for “Why is the sea salty?”");
            show(tab, name + "-menu");
            tab.find(".menu-item:visible, .chat-options:visible, .chat-link:visible").all().stream()
                    .filter(target -> width < 1024)
                    .forEach(target -> assertTrue(target.boundingBox().height >= 43.9, target + " is too small"));
            tab.presses("Rename “Why is the sea salty?”");
            show(tab, name + "-rename");
            tab.find(".chat-rename:popover-open input").press("Escape");
            deletes(tab, "Forget me");
            show(tab.reads(".chat-gone", "Deleted"), name + "-deleted");
            deletes(tab, "Why is the sea salty?");
            tab.page().waitForURL("**/chat?deleted=*");
            show(tab, name + "-notice");
        }
    }

    private void deletes(Tab tab, String title) {
        row(tab, title).hover();
        tab.presses("Options for “" + title + "”").presses("Delete “" + title + "”");
    }

    private void show(Tab tab, String state) {
        for (var scheme : schemes) {
            tab.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            tab.screenshot("chat-list-" + state + "-" + scheme.name().toLowerCase(Locale.ROOT));
            assertEquals(List.of(), tab.accessibilityViolations(), state + " " + scheme);
        }
        assertFalse(tab.scrollsSideways(), state + " is wider than the screen");
    }

    private long begun(String question) {
        var chat = ada.begins(question);
        ada.watches(chat).done();
        return chat;
    }

    private static Locator row(Tab tab, String title) {
        return tab.find(".chat-row").filter(text(title));
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
