package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import dev.parley.FullOnly;
import dev.parley.Person;
import dev.parley.account.factor.AuthenticatorApp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The second factor and a passkey, with a virtual authenticator of Chromium. */
class FactorStory extends Story {
    @Test
    @FullOnly
    void aUserAddsAPasskeyAndAnAppAndLogsInWithThePasskey() {
        try (var localhost = new Window(fixture().browser(), fixture().server())) {
            var tab = localhost.tab();
            addAuthenticator(tab.page());
            // Browsers have passkeys at localhost, but not at an IP address.
            var home = "http://localhost:" + fixture().server().url("").getPort() + "/";
            tab.page().navigate(home + "login?next=/settings/security");
            tab.types("Email", ada.email()).types("Password", Person.PASSWORD).presses("Log in");
            addPasskey(tab);
            setUpApp(tab);
            tab.find("main a.btn-primary").click();
            tab.reads("#totp", "You have 10 recovery codes left.");
            check(tab);

            tab.find("header form[action='/logout'] button").click();
            assertThat(tab.page()).hasURL(home);
            tab.page().navigate(home + "login?next=/settings");
            tab.presses("Log in with a passkey");
            assertThat(tab.page()).hasURL(home + "settings");
            tab.reads("main", ada.email());
        }
    }

    private static void addPasskey(Tab tab) {
        tab.types("Name", "Laptop").find("#passkey-password").fill(Person.PASSWORD);
        tab.presses("Add passkey").reads("#passkeys", "Laptop");
    }

    private void setUpApp(Tab tab) {
        tab.find("#totp-password").fill(Person.PASSWORD);
        tab.presses("Set up");
        assertThat(tab.find("#totp svg[role=img]")).isVisible();
        check(tab);
        var app = new AuthenticatorApp(tab.page().content(), Clock.system(ZoneOffset.UTC));
        tab.types("Code", app.code()).presses("Turn on");
        assertThat(tab.find("main ol li")).hasCount(10);
        check(tab);
    }

    private static void check(Tab tab) {
        assertEquals(List.of(), tab.accessibilityViolations());
        assertFalse(tab.scrollsSideways());
    }

    private static void addAuthenticator(Page page) {
        var session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (var able :
                List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")) {
            options.addProperty(able, true);
        }
        var arguments = new JsonObject();
        arguments.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", arguments);
    }
}
