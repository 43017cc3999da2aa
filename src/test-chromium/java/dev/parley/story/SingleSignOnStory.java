package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.FullOnly;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.account.oidc.RealProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The browser goes to a provider of another origin and comes back, although forms may only be sent to this origin. */
class SingleSignOnStory extends Story {
    private RealProvider provider;
    private TestServer server;
    private Window carols;
    private Tab tab;

    @BeforeEach
    void connect() {
        provider = new RealProvider();
        server = TestServer.configured("PARLEY_DEMO", "on")
                .set("PARLEY_OIDC", "company")
                .set("PARLEY_OIDC_COMPANY_ISSUER", provider.issuer())
                .set("PARLEY_OIDC_COMPANY_CLIENT_ID", "parley")
                .set("PARLEY_OIDC_COMPANY_LABEL", "Company")
                .start();
        server.signUp("carol");
        carols = new Window(fixture().browser(), server);
        tab = carols.tab();
    }

    @AfterEach
    void disconnect() {
        carols.close();
        server.close();
        provider.close();
    }

    @Test
    @FullOnly
    void aUserConnectsTheAccountOfAProviderAndLogsInWithIt() {
        provider.nextLogin("carol-1", Map.of("email", "carol@example.org", "email_verified", true));
        tab.opens("/login").screenshot("sso-login");
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.presses("Log in with Company")
                .reads("h1", "You already have an account")
                .screenshot("sso-link");
        tab.types("Password", Person.PASSWORD)
                .presses("Log in")
                .reads("h1", "Connect Company")
                .screenshot("sso-confirm");
        tab.presses("Connect Company").reads("h1", "What");

        tab.opens("/settings/security")
                .reads("#identities", "carol@example.org")
                .screenshot("sso-security");
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.opens("/").presses("Log out");
        provider.nextLogin("carol-1", Map.of());
        tab.opens("/login?next=/blog").presses("Log in with Company").reads("h1", "Blog");
        assertEquals("/blog", tab.path());
        tab.page().goBack();
        assertEquals("/login?next=/blog", tab.path(), "going back does not go to the provider again");
    }
}
