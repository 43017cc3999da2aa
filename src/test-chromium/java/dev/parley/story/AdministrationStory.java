package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.FullOnly;
import dev.parley.Person;
import dev.parley.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first user invites a second one, and later disables the account. */
class AdministrationStory extends Story {
    private TestServer server;
    private Window admins;
    private Window bobs;

    @BeforeEach
    void openTwoWindows() {
        server = TestServer.configured("PARLEY_DEMO", "on").start();
        admins = new Window(fixture().browser(), server);
        bobs = new Window(fixture().browser(), server);
    }

    @AfterEach
    void closeAll() {
        admins.close();
        bobs.close();
        server.close();
    }

    @Test
    @FullOnly
    void theAdminInvitesAUserAndDisablesTheAccount() {
        var admin = admins.tab();
        signsUp(admin.opens("/signup").reads("main", "There is no account yet."), "admin@example.org");
        admin.reads(".notice", "you manage this installation");
        admin.page().getByText("Open administration").click();
        admin.find(".tab[href='/admin/settings']").click();
        admin.page().getByText("Only with an invitation").click();
        admin.find("form:has([name=signup]) button").click();
        admin.reads(".notice", "Saved.");
        admin.find("[name=banner]").fill("Maintenance on Sunday");
        admin.find("form:has([name=banner]) button").click();
        admin.reads(".banner", "Maintenance on Sunday");
        assertEquals(List.of(), admin.accessibilityViolations());
        admin.screenshot("admin-settings");

        admin.find(".tab[href='/admin/invitations']").click();
        admin.presses("Create link").screenshot("admin-invitation");
        assertEquals(List.of(), admin.accessibilityViolations());
        var link = admin.find("input[readonly]").inputValue();
        var bob = bobs.tab();
        bob.page().navigate(link);
        signsUp(bob.reads(".notice", "You have been invited"), "bob@example.org");
        bob.reads(".banner", "Maintenance on Sunday").reads("h1", "What");
        assertThat(bob.composer()).isInViewport();
        bob.screenshot("banner-chat");

        admin.opens("/admin/users?q=bob").find(".table a").click();
        assertEquals(List.of(), admin.accessibilityViolations());
        admin.presses("Disable account").reads(".badge", "Disabled").screenshot("admin-user");
        bob.opens("/chat").reads("h1", "Welcome back");
        admin.find(".tab[href='/admin/audit']").click();
        admin.reads(".table", "Disabled an account").screenshot("admin-audit");
        assertEquals(List.of(), admin.accessibilityViolations());
    }

    private static void signsUp(Tab tab, String email) {
        tab.types("Email", email)
                .types("Password", Person.PASSWORD)
                .types("Confirm password", Person.PASSWORD)
                .presses("Sign up");
    }
}
