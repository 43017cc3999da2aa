package dev.parley.account.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users log in with a real OpenID Connect provider. */
class OidcLoginTest {
    private static RealProvider provider;
    private static TestServer server;
    private static Storage storage;

    @BeforeAll
    static void start() {
        provider = new RealProvider();
        server = TestServer.configured("PARLEY_DEMO", "on")
                .set("PARLEY_OIDC", "company, other")
                .set("PARLEY_OIDC_COMPANY_ISSUER", provider.issuer())
                .set("PARLEY_OIDC_COMPANY_CLIENT_ID", "parley")
                .set("PARLEY_OIDC_COMPANY_CLIENT_SECRET", "secret")
                .set("PARLEY_OIDC_COMPANY_LABEL", "Company")
                .set("PARLEY_OIDC_COMPANY_ADMIN_GROUPS", "admins")
                .set("PARLEY_OIDC_COMPANY_ALLOWED_GROUPS", "people, admins")
                .set("PARLEY_OIDC_COMPANY_GROUPS", "chiefs = Chiefs, people = Staff")
                // Nothing listens there.
                .set("PARLEY_OIDC_OTHER_ISSUER", "http://127.0.0.1:9")
                .set("PARLEY_OIDC_OTHER_CLIENT_ID", "parley")
                .start();
        storage = new Storage(server);
        server.signUp("admin");
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @Test
    void theLoginPageHasAButtonForEachProvider() {
        var page = server.visitor().gets("/login?next=/blog").body();
        assertTrue(page.contains("Log in with Company"), page);
        assertTrue(page.contains("action=\"/login/oidc/other\""), page);
        assertTrue(page.contains("name=\"next\" value=\"/blog\""), page);
    }

    @Test
    void theFirstLoginCreatesAnAccountAndLaterOnesFindItEvenIfTheEmailHasChanged() {
        var first = server.visitor();
        var response = provider.logsIn(first, "ada-1", claims("ada@company.example", "people"));
        assertEquals("/chat", Person.location(response), response.body());
        var page = first.gets("/settings/security").body();
        assertTrue(page.contains("ada@company.example"), page);

        var second = server.visitor();
        provider.logsIn(second, "ada-1", claims("ada.married@company.example", "people"));
        assertTrue(second.gets("/settings").body().contains("ada@company.example"));
        assertEquals(1, storage.number("SELECT COUNT(*) FROM identities WHERE subject = 'ada-1'"));
        assertEquals(
                "oidc", storage.text("SELECT MAX(method) FROM sessions WHERE user_id = " + id("ada@company.example")));
        assertEquals("Staff", group("ada@company.example"));
    }

    @Test
    void theAccountOfAnIdentityHasNoPassword() {
        provider.logsIn(server.visitor(), "eve-1", claims("eve@company.example", "people"));
        for (var password : List.of("", "!", Person.PASSWORD)) {
            var response = server.visitor().posts("/login", "email", "eve@company.example", "password", password);
            assertEquals(422, response.statusCode());
        }
    }

    @Test
    void groupsDecideWhoIsAdminAndInWhichGroup() {
        var bob = server.visitor();
        provider.logsIn(bob, "bob-1", claims("bob@company.example", "admins", "chiefs", "people"));
        assertEquals(200, bob.gets("/admin").statusCode());
        assertEquals("Chiefs", group("bob@company.example"));

        provider.logsIn(bob, "bob-1", claims("bob@company.example", "people"));
        assertEquals(404, bob.gets("/admin").statusCode());
        assertEquals("Staff", group("bob@company.example"));
        assertEquals(
                List.of("user_made_admin", "user_made_ordinary"),
                server.database()
                        .rows("SELECT action FROM audit WHERE subject = 'bob@company.example'"
                                + " AND actor = 'Company' AND action LIKE 'user_made%' ORDER BY id"));
    }

    @Test
    void whoIsInNoAllowedGroupGetsAClearMessage() {
        var response = provider.logsIn(server.visitor(), "mallory-1", claims("mallory@company.example", "guests"));
        assertEquals(403, response.statusCode());
        assertTrue(response.body().contains("isn’t allowed to use Parley"), response.body());
        assertTrue(response.body().contains("href=\"/login\""), response.body());
        assertEquals(0, storage.number("SELECT COUNT(*) FROM users WHERE email = 'mallory@company.example'"));
    }

    @Test
    void aDisabledAccountCannotLogIn() {
        provider.logsIn(server.visitor(), "dan-1", claims("dan@company.example", "people"));
        storage.updateWhileItRuns("UPDATE users SET disabled_at = 1 WHERE email = 'dan@company.example'");
        var response = provider.logsIn(server.visitor(), "dan-1", claims("dan@company.example", "people"));
        assertEquals(403, response.statusCode());
        assertTrue(response.body().contains("account is disabled"), response.body());
    }

    @Test
    void anExistingAccountIsConnectedOnlyAfterALoginWithItsPassword() {
        var carol = server.signUp("carol");
        var browser = server.visitor();
        var response = provider.logsIn(browser, "carol-1", claims("Carol@example.org", "people"));
        assertEquals("/login/oidc/link", Person.location(response));
        var page = browser.gets("/login/oidc/link").body();
        assertTrue(page.contains("value=\"Carol@example.org\""), page);
        assertEquals(303, browser.gets("/chat").statusCode(), "not logged in yet");

        browser.posts("/login", "email", carol.email(), "password", "wrong", "next", "/settings/security/link");
        assertEquals(303, browser.gets("/chat").statusCode(), "still not logged in");
        response = browser.posts(
                "/login", "email", carol.email(), "password", Person.PASSWORD, "next", "/settings/security/link");
        assertEquals("/settings/security/link", Person.location(response));
        assertEquals(0, storage.number("SELECT COUNT(*) FROM identities WHERE subject = 'carol-1'"));
        assertTrue(browser.gets("/settings/security/link").body().contains("Connect Company"));
        assertEquals("/chat", Person.location(browser.posts("/settings/security/link")));

        var other = server.visitor();
        provider.logsIn(other, "carol-1", claims("carol@example.org", "people"));
        assertTrue(other.gets("/settings").body().contains(carol.email()));
    }

    @Test
    void anIdentityIsNotConnectedWithAnAccountOfAnotherEmail() {
        server.signUp("frank");
        var grace = server.signUp("grace");
        provider.logsIn(grace, "frank-1", claims("frank@example.org", "people"));
        assertEquals(200, grace.gets("/login/oidc/link").statusCode());
        assertEquals(404, grace.gets("/settings/security/link").statusCode());
        assertEquals(404, grace.posts("/settings/security/link").statusCode());
        assertEquals(0, storage.number("SELECT COUNT(*) FROM identities WHERE subject = 'frank-1'"));
    }

    @Test
    void aUserConnectsAndDisconnectsAnIdentityWithThePassword() {
        var henry = server.signUp("henry");
        assertEquals(422, connect(henry, "wrong").statusCode());
        var departure = RealProvider.departure(connect(henry, Person.PASSWORD));
        var response = provider.comesBack(henry, departure, "henry-1", claims("another@company.example", "people"));
        assertEquals("/settings/security#identities", Person.location(response), response.body());
        assertTrue(henry.gets("/settings/security").body().contains("another@company.example"));

        var id = storage.text("SELECT id FROM identities WHERE subject = 'henry-1'");
        assertEquals(422, disconnect(henry, id, "wrong").statusCode());
        assertEquals(404, disconnect(server.signUp("ivan"), id, Person.PASSWORD).statusCode());
        assertEquals(303, disconnect(henry, id, Person.PASSWORD).statusCode());
        assertFalse(henry.gets("/settings/security").body().contains("another@company.example"));
    }

    @Test
    void aUserWithoutAPasswordKeepsTheLastIdentity() {
        var mia = server.visitor();
        provider.logsIn(mia, "mia-1", claims("mia@company.example", "people"));
        var id = storage.text("SELECT id FROM identities WHERE subject = 'mia-1'");
        var response = disconnect(mia, id, "");
        assertEquals(422, response.statusCode());
        assertTrue(response.body().contains("only way to log in"), response.body());
        var departure = RealProvider.departure(connect(mia, ""));
        provider.comesBack(mia, departure, "mia-2", claims("mia@company.example", "people"));
        assertEquals(303, disconnect(mia, id, "").statusCode());
    }

    @Test
    void anIdentityBelongsToOneAccount() {
        provider.logsIn(server.visitor(), "judy-1", claims("judy@company.example", "people"));
        var kim = server.signUp("kim");
        var departure = RealProvider.departure(connect(kim, Person.PASSWORD));
        var response = provider.comesBack(kim, departure, "judy-1", claims("judy@company.example", "people"));
        assertEquals(409, response.statusCode());
        assertTrue(response.body().contains("already connected with another Parley account"), response.body());
    }

    @Test
    void whoHasLoggedOutMeanwhileConnectsNothing() {
        var leo = server.signUp("leo");
        var departure = RealProvider.departure(connect(leo, Person.PASSWORD));
        leo.posts("/logout");
        var response = provider.comesBack(leo, departure, "leo-1", claims("leo@company.example", "people"));
        assertEquals(400, response.statusCode());
        assertEquals(0, storage.number("SELECT COUNT(*) FROM identities WHERE subject = 'leo-1'"));
    }

    @Test
    void aProviderThatIsDownIsNamedInTheErrorMessage() {
        var response = server.visitor().posts("/login/oidc/other");
        assertEquals(502, response.statusCode());
        assertTrue(response.body().contains("other isn’t responding"), response.body());
        assertEquals(404, server.visitor().posts("/login/oidc/nobody").statusCode());
    }

    @Test
    void htmxGoesToTheProvider() {
        var response = server.visitor().postsByHtmx("/login/oidc/company");
        assertTrue(response.headers().firstValue("HX-Redirect").orElse("").startsWith(provider.issuer()));
    }

    private static HttpResponse<String> connect(Person person, String password) {
        return person.posts("/settings/security/identities", "connect", "company", "current_password", password);
    }

    private static HttpResponse<String> disconnect(Person person, String id, String password) {
        return person.posts("/settings/security/identities", "disconnect", id, "current_password", password);
    }

    private static Map<String, Object> claims(String email, String... groups) {
        return Map.of("email", email, "email_verified", true, "groups", List.of(groups));
    }

    private static long id(String email) {
        return storage.number("SELECT id FROM users WHERE email = '" + email + "'");
    }

    private static String group(String email) {
        return storage.text(
                "SELECT g.name FROM users u JOIN user_groups g ON g.id = u.group_id WHERE u.email = '" + email + "'");
    }
}
