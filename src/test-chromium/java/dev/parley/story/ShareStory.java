package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.FullOnly;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chat is shared, read by somebody without an account, and revoked. */
class ShareStory extends Story {
    @Test
    @FullOnly
    void aLinkIsCreatedCopiedOpenedAndRevoked() {
        window.allows("clipboard-read", "clipboard-write");
        model.script()
                .thinks("Rivers")
                .says("Salt, \\(x^2\\):\n\n```java\nvar salt = 1;\n```\n\n|a|b|\n|-|-|\n|1|2|")
                .finishes();
        var tab = begins("Why is the sea salty?").isDone("complete");
        tab.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Share chat"))
                .click();
        tab.page().getByLabel("The models’ reasoning").check();
        tab.presses("Create link").reads(".notice-good", "Link created.");
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.presses("Copy link").reads("#status", "Copied");
        var link = (String) tab.page().evaluate("navigator.clipboard.readText()");
        var path = link.replaceFirst("https?://[^/]+", "");

        var phone = new NewContextOptions().setViewportSize(375, 700);
        try (var visitors = new Window(fixture().browser(), fixture().server(), phone)) {
            visitors.expects("404");
            var visitor = visitors.tab().opens(path).reads("h1", "Why is the sea salty?");
            assertThat(visitor.find(".prose .katex")).isVisible();
            assertThat(visitor.find(".code-head")).isVisible();
            visitor.find(".fold").click();
            visitor.reads(".reasoning-text", "Rivers").screenshot("shared");
            assertFalse(visitor.scrollsSideways());
            assertEquals(List.of(), visitor.accessibilityViolations());

            tab.opens("/settings/shares").find("button[name=revoke]").click();
            tab.reads(".notice-good", "Revoked.");
            visitor.reloads().reads("h1", "It may have expired or been revoked.");
        }
    }
}
