package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.FullOnly;
import dev.parley.Person;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A session that ends in another browser, while a page of it is open. */
class EndedSessionStory extends Story {
    @Test
    @FullOnly
    void aPageThatFollowsAnAnswerBecomesTheLoginWhenItsSessionEnds() {
        window.expects("401").expects("htmx:sseError").expects("[object Event]");
        var answer = model.script().says("For the owner only,");
        var tab = begins("Private?").showsLive("For the owner only,");
        try (var other = new Window(fixture().browser(), fixture().server())) {
            var phone = other.tab().opens("/login");
            phone.types("Email", ada.email()).types("Password", Person.PASSWORD).presses("Log in");
            assertThat(phone.composer()).isVisible();
            phone.opens("/settings/security").screenshot("security").presses("End all other sessions");
            phone.reads("[role=status]", "All other sessions have ended.");
            assertThat(tab.find("input[name=password]")).isVisible();
            answer.says(" and all of it.").finishes();
            // The answer is complete although nobody followed it, and the login returns to it.
            tab.types("Password", Person.PASSWORD).types("Email", ada.email()).presses("Log in");
            tab.isDone("complete").reads(".answer", "For the owner only, and all of it.");
        }
    }

    @Test
    void theBackButtonShowsNoPrivatePageAfterTheLogout() {
        var tab = begins("Private?").isDone("complete").opens("/settings");
        tab.find("main form[action='/logout'] button").click();
        assertThat(tab.page()).hasURL(Pattern.compile(".*/$"));
        tab.page().goBack();
        assertThat(tab.find("input[name=password]")).isVisible();
        tab.page().goBack();
        assertThat(tab.find("input[name=password]")).isVisible();
        assertEquals(0, tab.find("[role=log]").count());
    }
}
