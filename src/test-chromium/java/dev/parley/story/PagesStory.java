package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.FullOnly;
import dev.parley.Person;
import dev.parley.provider.ErrorKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes a screenshot of every page on a desktop and a phone, and checks that none is wider than the screen. In the light or
 * the dark scheme; with {@code -Pfull} in both.
 */
@FullOnly
class PagesStory extends Story {
    private static final String RICH = """
            ## What there is

            Text with *emphasis*, **weight**, `code`, [a link](https://example.org) and aVeryLongWord%s.

            1. a list
               - with a list

            | A wide | table | with | a lot | of columns | indeed | and more | and more |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            | number | number | number | number | number | number | number | number |

            ```java
            var line = "of code that is far too long for a phone, and for most desks, and has to scroll in itself";
            ```

            > A quote.

            - [x] done
            - [ ] open
            """.formatted("Indeed".repeat(20));

    private String kind = "";
    private List<ColorScheme> schemes = List.of();

    static Stream<Arguments> screens() {
        var desk = Arguments.of("desk", 1280, 800, ColorScheme.LIGHT);
        var phone = Arguments.of("phone", 375, 812, ColorScheme.DARK);
        var smallPhone = Arguments.of("small-phone", 320, 568, ColorScheme.LIGHT);
        return Stream.of(desk, phone, smallPhone);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyPageFitsTheScreen(String name, int width, int height, ColorScheme scheme) {
        kind = name;
        schemes = schemes(scheme);
        var options = new NewContextOptions().setViewportSize(width, height);
        try (var visitors = new Window(fixture().browser(), fixture().server(), options);
                var adas = new Window(fixture().browser(), fixture().server(), options).of(ada)) {
            visitors.expects("422");
            visitorsPages(visitors.tab());
            adas.expects("404").expects("409");
            pages(adas.tab());
            chats(adas.tab());
            if (width < 1024) {
                drawer(adas.tab());
            }
        }
    }

    private void visitorsPages(Tab tab) {
        show(tab.opens("/"), "home");
        show(tab.opens("/blog"), "blog");
        tab.find("main li a").first().click();
        show(tab.reads("main", "All articles"), "blog-article");
        show(tab.opens("/login"), "login");
        tab.opens("/signup")
                .types("Email", "grace@example.org")
                .types("Password", "short")
                .types("Confirm password", "different");
        show(tab, "signup");
        show(tab.presses("Sign up").reads(".error", "at least"), "signup-refused");
    }

    private void pages(Tab tab) {
        show(tab.opens("/chat"), "chat-new");
        tab.find(".model-button").click();
        show(tab.reads("#models", "Demo"), "chat-models");
        show(tab.opens("/settings"), "settings");
        show(tab.opens("/settings/connections"), "connections");
        show(
                tab.opens("/settings/connections/0/key")
                        .types("Current password", Person.PASSWORD)
                        .types("New key", "sk-0123456789")
                        .presses("Save key")
                        .reads("main", "…6789"),
                "settings-saved");
        show(tab.opens("/nothing"), "not-found");
    }

    private void chats(Tab tab) {
        var answer = model.script().thinks("What may be wide?");
        var chat = ada.begins("Show me everything that a page can hold: " + "ALongQuestion".repeat(10));
        show(tab.opens("/chat/" + chat).reads(".answer", "Writing"), "chat-waiting");
        answer.says(RICH);
        show(tab.reads(".answer", "A quote"), "chat-live");
        tab.types("Your message", "Too early").composer().press("Enter");
        show(tab.reads("#message-error", "Wait for the answer"), "chat-wait");
        answer.finishes();
        show(tab.isDone("complete"), "chat-done");
        model.script().says("Well,").fails(ErrorKind.KEY_REFUSED, "Incorrect API key " + "x".repeat(100));
        show(tab.asks("And now?").isDone("failed"), "chat-failed");
        placed(tab, chat);
    }

    private void placed(Tab tab, long chat) {
        var folder = Person.location(ada.posts("/folders", "name", "ALongName".repeat(10), "chat-" + chat, "0"));
        show(tab.opens(folder), "chats-moved");
        show(tab.opens("/chats"), "chats");
        show(tab.opens("/chat/" + chat + "?move"), "chat-move");
        ada.posts("/chat/" + chat, "archived", "true");
        show(tab.opens("/chats?archived"), "chats-archived");
        show(tab.opens("/chat/" + chat).reads(".place", "archived"), "chat-archived");
        ada.posts("/chat/" + chat, "archived", "false");
        var temporary = Person.chatIn(ada.posts("/chat", "message", "Psst", "model", "fake", "temporary", "true"));
        show(tab.opens("/chat/" + temporary).reads(".place", "24 hours").isDone("complete"), "chat-temporary");
        ada.posts("/chat/" + chat, "folder", "");
    }

    private void drawer(Tab tab) {
        show(tab.opens("/chat").presses("Show chats").reads("#sidebar", "Show me everything"), "drawer");
    }

    private void show(Tab tab, String page) {
        for (var scheme : schemes) {
            tab.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            tab.screenshot(page + "-" + kind + "-" + scheme.name().toLowerCase(Locale.ROOT));
            if (!kind.equals("small-phone")) {
                assertEquals(List.of(), tab.accessibilityViolations(), page + " " + kind + " " + scheme);
            }
        }
        assertFalse(tab.scrollsSideways(), page + " is wider than the screen: " + kind);
        assertEquals(
                0, tab.find(".scroll").all().stream().filter(PagesStory::isCut).count(), page + " is cut: " + kind);
    }

    private static boolean isCut(Locator part) {
        return (boolean) part.evaluate("(part) => part.scrollWidth > part.clientWidth");
    }
}
