package dev.parley.account.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasskeyTest {
    private static final String ORIGIN = "http://localhost:8080";
    private static final String PASSKEYS = "/settings/security/passkeys";
    private static final String LOGIN = "/login/passkey";
    private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([^\"]+)\"");
    private static final Pattern USER = Pattern.compile("data-user=\"([^\"]+)\"");

    private static final MutableClock clock = new MutableClock(Instant.parse("2026-05-20T12:00:00Z"));
    private static TestServer server;
    private static Storage storage;
    private static int people;

    private Person ada;
    private SoftAuthenticator phone;
    private String handle = "";

    @BeforeAll
    static void start() {
        server = TestServer.configured("PARLEY_PUBLIC_URL", ORIGIN).clock(clock).start();
        storage = new Storage(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void addPasskey() {
        clock.advance(Duration.ofHours(1));
        ada = server.signUp("ada" + ++people);
        phone = new SoftAuthenticator("phone of ada" + people);
        var added = ada.posts(PASSKEYS, phone.creates(ORIGIN, begins()));
        assertEquals("/settings/security", Person.location(added), added.body());
    }

    /** Begins to add a passkey, and returns the challenge. */
    private String begins() {
        var begun = ada.posts(PASSKEYS, "name", "Phone", "current_password", Person.PASSWORD);
        assertEquals(PASSKEYS, Person.location(begun), begun.body());
        var page = ada.gets(PASSKEYS).body();
        handle = find(USER, page);
        return find(CHALLENGE, page);
    }

    @Test
    void aPasskeyLogsInWithoutPasswordAndCode() {
        ada.posts("/settings/security/totp", "current_password", Person.PASSWORD);
        var app = new AuthenticatorApp(ada.gets("/settings/security").body(), clock);
        assertEquals(
                200,
                ada.posts("/settings/security/totp/code", "code", app.code()).statusCode());

        var browser = server.visitor();
        var done = browser.posts(LOGIN, phone.signs(ORIGIN, challenge(browser), handle));
        assertEquals("/chats", Person.location(done), done.body());
        assertEquals(200, browser.gets("/settings").statusCode());
        assertEquals(
                1,
                storage.number(
                        "SELECT COUNT(*) FROM sessions s JOIN users u ON u.id = s.user_id WHERE method = 'passkey' AND email = '"
                                + ada.email() + "'"));
        for (var action : new String[] {"passkey_added", "passkey_used"}) {
            assertEquals(
                    1,
                    storage.number("SELECT COUNT(*) FROM audit WHERE action = '" + action + "' AND actor = '"
                            + ada.email() + "'"));
        }
        var page = ada.gets("/settings/security").body();
        assertTrue(page.contains("Last used on May"), page);
    }

    @Test
    void anAssertionCannotBeReplayed() {
        var browser = server.visitor();
        var form = phone.signs(ORIGIN, challenge(browser), handle);
        assertEquals(303, browser.posts(LOGIN, form).statusCode());
        assertRefused(browser.posts(LOGIN, form));
        var other = server.visitor();
        challenge(other);
        assertRefused(other.posts(LOGIN, form));
    }

    @Test
    void aChallengeIsForOneBrowserOneTryAndFiveMinutes() {
        var browser = server.visitor();
        var form = phone.signs(ORIGIN, challenge(browser), handle);
        var thief = server.visitor();
        challenge(thief);
        assertRefused(thief.posts(LOGIN, form));

        var wrong = phone.signs(ORIGIN, "x".repeat(43), handle);
        assertRefused(browser.posts(LOGIN, wrong));
        assertRefused(browser.posts(LOGIN, form));

        var late = phone.signs(ORIGIN, challenge(browser), handle);
        clock.advance(PasskeyChallenges.LIFETIME);
        assertRefused(browser.posts(LOGIN, late));
        assertEquals("/login", Person.location(browser.gets(LOGIN)));
    }

    @Test
    void anAssertionOfAnotherOriginOrAnotherKeyIsRefused() {
        var browser = server.visitor();
        for (var origin : new String[] {"https://localhost:8080", "http://localhost:8081", "https://evil.example"}) {
            assertRefused(browser.posts(LOGIN, phone.signs(origin, challenge(browser), handle)));
        }
        var sameId = new SoftAuthenticator("phone of ada" + people);
        assertRefused(browser.posts(LOGIN, sameId.signs(ORIGIN, challenge(browser), handle)));
        var unknown = new SoftAuthenticator("unknown");
        assertRefused(browser.posts(LOGIN, unknown.signs(ORIGIN, challenge(browser), handle)));
        assertRefused(browser.posts(LOGIN, phone.signs(ORIGIN, challenge(browser), "AAAA")));
        assertEquals(
                303,
                browser.posts(LOGIN, phone.signs(ORIGIN, challenge(browser), handle))
                        .statusCode());
    }

    @Test
    void theUserMustBeVerifiedAndTheCounterMustIncrease() {
        var browser = server.visitor();
        assertEquals(
                303,
                browser.posts(LOGIN, phone.countingFrom(7).signs(ORIGIN, challenge(browser), handle))
                        .statusCode());
        assertRefused(browser.posts(LOGIN, phone.countingFrom(5).signs(ORIGIN, challenge(browser), handle)));
        phone.countingFrom(20).withoutVerification();
        assertRefused(browser.posts(LOGIN, phone.signs(ORIGIN, challenge(browser), handle)));
    }

    @Test
    void malformedResponsesAreRefused() {
        var browser = server.visitor();
        for (var garbage : new String[] {"", "AAAA", "%%%", "a".repeat(10_000)}) {
            var form = phone.signs(ORIGIN, challenge(browser), handle);
            for (int field = 3; field < form.length; field += 2) {
                var broken = form.clone();
                broken[field] = garbage;
                assertRefused(browser.posts(LOGIN, broken));
                challenge(browser);
            }
            var creation = new SoftAuthenticator("new").creates(ORIGIN, begins());
            creation[1] = garbage;
            assertEquals(422, ada.posts(PASSKEYS, creation).statusCode());
            clock.advance(Duration.ofMinutes(5));
        }
    }

    @Test
    void addingNeedsThePasswordANameAndAChallengeOfTheSameUser() {
        var tablet = new SoftAuthenticator("tablet " + people);
        assertEquals(
                422,
                ada.posts(PASSKEYS, "name", "Tablet", "current_password", "wrong")
                        .statusCode());
        assertEquals(
                422,
                ada.posts(PASSKEYS, "name", " ", "current_password", Person.PASSWORD)
                        .statusCode());
        assertEquals(
                422, ada.posts(PASSKEYS, tablet.creates(ORIGIN, "x".repeat(43))).statusCode());
        // A challenge of a login.
        assertEquals(
                422, ada.posts(PASSKEYS, tablet.creates(ORIGIN, challenge(ada))).statusCode());
        assertEquals(
                422,
                ada.posts(PASSKEYS, tablet.creates("https://evil.example", begins()))
                        .statusCode());
        assertEquals(
                422,
                ada.posts(
                                PASSKEYS,
                                new SoftAuthenticator("pin")
                                        .withoutVerification()
                                        .creates(ORIGIN, begins()))
                        .statusCode());
        assertEquals(422, ada.posts(PASSKEYS, phone.creates(ORIGIN, begins())).statusCode(), "it is already stored");
        assertEquals(303, ada.posts(PASSKEYS, tablet.creates(ORIGIN, begins())).statusCode());
    }

    @Test
    void onlyTheOwnerRemovesAPasskeyAndThenItDoesNotLogIn() {
        var id = Long.toString(storage.number("SELECT MAX(id) FROM passkeys"));
        var bob = server.signUp("bob" + people);
        assertEquals(404, remove(bob, id, Person.PASSWORD).statusCode());
        var refused = remove(ada, id, "wrong");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("passkey-password-" + id + "-error"), refused.body());
        assertEquals(303, remove(ada, id, Person.PASSWORD).statusCode());
        assertEquals(404, remove(ada, id, Person.PASSWORD).statusCode());
        var browser = server.visitor();
        assertRefused(browser.posts(LOGIN, phone.signs(ORIGIN, challenge(browser), handle)));
    }

    @Test
    void aDisabledAccountCannotLogIn() {
        storage.updateWhileItRuns("UPDATE users SET disabled_at = 1 WHERE email = '" + ada.email() + "'");
        var browser = server.visitor();
        assertRefused(browser.posts(LOGIN, phone.signs(ORIGIN, challenge(browser), handle)));
    }

    @Test
    void aUserHasAtMostTwentyPasskeys() {
        for (int i = 1; i < PasskeyStore.PER_USER_MAX; i++) {
            var more = new SoftAuthenticator("key " + i + " of " + people);
            assertEquals(
                    303, ada.posts(PASSKEYS, more.creates(ORIGIN, begins())).statusCode());
        }
        var refused = ada.posts(PASSKEYS, "name", "One more", "current_password", Person.PASSWORD);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("You have 20 passkeys"), refused.body());
    }

    @Test
    void anAddressGetsSixtyChallengesInFiveMinutes() {
        clock.advance(Duration.ofHours(1));
        for (int i = 0; i < Passkeys.CHALLENGES.max(); i++) {
            assertEquals(303, server.visitor().posts(LOGIN, "begin", "1").statusCode());
        }
        var limited = server.visitor().posts(LOGIN, "begin", "1");
        assertEquals(429, limited.statusCode());
        assertEquals("300", limited.headers().firstValue("Retry-After").orElse(""));
    }

    @Test
    void withoutAPublicUrlPasskeysWorkOnLocalhostOnly() {
        try (var plain = TestServer.demo()) {
            var bob = plain.signUp("bob");
            var page = bob.gets("/settings/security").body();
            assertTrue(page.contains("Passkeys need https") && !page.contains("data-with-passkeys"), page);
            var refused = bob.posts(PASSKEYS, "name", "Phone", "current_password", Person.PASSWORD);
            assertEquals(422, refused.statusCode());
            assertTrue(plain.visitor().posts(LOGIN, "begin", "1").body().contains("can’t be used at this address"));
        }
    }

    /** Begins a login in this browser, and returns the challenge. */
    private static String challenge(Person browser) {
        var begun = browser.posts(LOGIN, "begin", "1", "next", "/chats");
        assertEquals(LOGIN, Person.location(begun), begun.body());
        return find(CHALLENGE, browser.gets(LOGIN).body());
    }

    private static HttpResponse<String> remove(Person person, String id, String password) {
        return person.posts(PASSKEYS, "_method", "delete", "passkey", id, "current_password", password);
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertEquals(422, response.statusCode(), response.body());
        assertFalse(
                response.headers().allValues("Set-Cookie").stream().anyMatch(cookie -> cookie.startsWith("parley=")));
    }

    private static String find(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertTrue(found.find(), page);
        return found.group(1);
    }
}
