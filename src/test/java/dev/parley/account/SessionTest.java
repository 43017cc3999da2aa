package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final String FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static MutableClock clock;
    private static TestServer server;
    private static Storage storage;

    @BeforeAll
    static void start() {
        clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
        server = TestServer.configured("PARLEY_DEMO", "on").clock(clock).start();
        storage = new Storage(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aSessionEndsFourteenDaysAfterTheLastRequest() {
        var ada = server.signUp("idle");
        clock.advance(Duration.ofDays(14).minus(MINUTE));
        assertEquals(200, ada.gets("/chat").statusCode());
        clock.advance(Duration.ofDays(14).minus(MINUTE));
        assertEquals(200, ada.gets("/chat").statusCode());
        clock.advance(Duration.ofDays(14));
        assertEquals(303, ada.gets("/chat").statusCode());
    }

    @Test
    void aSessionEndsThirtyDaysAfterTheLoginAlthoughItIsUsed() {
        var ada = server.signUp("absolute");
        for (int day = 10; day < 30; day += 10) {
            clock.advance(Duration.ofDays(10));
            assertEquals(200, ada.gets("/chat").statusCode());
        }
        clock.advance(Duration.ofDays(10));
        assertEquals(303, ada.gets("/chat").statusCode());
    }

    @Test
    void theTimeOfTheLastRequestIsStoredOnceInFiveMinutes() {
        var ada = server.signUp("seen");
        var began = seen(ada);
        clock.advance(Duration.ofMinutes(4));
        ada.gets("/chat");
        assertEquals(began, seen(ada));
        clock.advance(MINUTE);
        ada.gets("/chat");
        assertEquals(began + Duration.ofMinutes(5).toMillis(), seen(ada));
    }

    @Test
    void aShortIdleLimitIsKeptMoreExactly() {
        assertEquals(Duration.ofMinutes(5), new SessionLimits(Duration.ofDays(14), Duration.ofDays(30)).seenPeriod());
        assertEquals(
                Duration.ofSeconds(45), new SessionLimits(Duration.ofMinutes(15), Duration.ofDays(1)).seenPeriod());
    }

    @Test
    void theListNamesTheDeviceTheAddressAndTheTimesOfEachSession() {
        var ada = server.signUp("list");
        logsIn(ada, FIREFOX);
        clock.advance(Duration.ofHours(3));
        var page = ada.gets("/settings/security").body();
        assertTrue(page.contains("Firefox on Windows"), page);
        assertTrue(page.contains("Last seen 3 hours ago from 127.0.0.1"), page);
        assertTrue(page.contains("(password)"), page);
        assertEquals(1, page.split("This device", -1).length - 1);
        var german = ada.gets("/settings/security", "Accept-Language", "de").body();
        assertTrue(german.contains("Firefox auf Windows") && german.contains("vor 3 Stunden"), german);
    }

    @Test
    void aSessionCanBeEndedInAnotherBrowser() {
        var ada = server.signUp("ends");
        var phone = logsIn(ada, FIREFOX);
        assertEquals(200, phone.gets("/chat").statusCode());
        var page = ada.gets(Person.location(ada.posts("/settings/security/sessions", "end", firstId(ada))))
                .body();
        assertTrue(page.contains("Session ended."), page);
        assertEquals(303, phone.gets("/chat").statusCode());
        assertEquals(200, ada.gets("/chat").statusCode());
        assertEquals(1, audited(ada, "session_ended"));
    }

    @Test
    void allOtherSessionsCanBeEnded() {
        var ada = server.signUp("others");
        var phone = logsIn(ada, FIREFOX);
        var tablet = logsIn(ada, FIREFOX);
        ada.posts("/settings/security/sessions", "others", "1");
        assertEquals(303, phone.gets("/chat").statusCode());
        assertEquals(303, tablet.gets("/chat").statusCode());
        assertEquals(200, ada.gets("/chat").statusCode());
    }

    @Test
    void aSessionOfAnotherUserCannotBeEnded() {
        var ada = server.signUp("owner");
        logsIn(ada, FIREFOX);
        var id = firstId(ada);
        var sessions = storage.number("SELECT COUNT(*) FROM sessions");
        assertEquals(
                303,
                server.signUp("thief")
                        .posts("/settings/security/sessions", "end", id)
                        .statusCode());
        assertEquals(sessions + 1, storage.number("SELECT COUNT(*) FROM sessions"));
    }

    @Test
    void theSessionThatIsUnusedForTheLongestTimeEndsWhenThereAreTooMany() {
        var ada = server.signUp("many");
        clock.advance(Duration.ofMinutes(6));
        var unused = logsIn(ada, FIREFOX);
        clock.advance(Duration.ofMinutes(6));
        ada.gets("/chat");
        for (int i = 0; i < SessionLimits.PER_USER_MAX - 1; i++) {
            clock.advance(Duration.ofSeconds(1));
            logsIn(ada, FIREFOX);
        }
        assertEquals(303, unused.gets("/chat").statusCode());
        assertEquals(200, ada.gets("/chat").statusCode());
        assertEquals(
                SessionLimits.PER_USER_MAX,
                ada.gets("/settings/security").body().split("Last seen", -1).length - 1);
    }

    @Test
    void logoutClearsTheDraftsOfThisBrowserButNotTheCookiesOfOtherApplications() {
        var response = server.signUp("leaves").posts("/logout");
        assertEquals(
                "\"storage\"", response.headers().firstValue("Clear-Site-Data").orElse(""));
    }

    @Test
    void aNewPasswordEndsAllOtherSessionsAndRenewsThisOne() {
        var ada = server.signUp("renews");
        var phone = logsIn(ada, FIREFOX);
        var old = token(ada);
        var response = changesPassword(ada, Person.PASSWORD, "a much better password");
        assertEquals(303, response, "the password is changed");
        assertNotEquals(old, token(ada));
        assertEquals(200, ada.gets("/chat").statusCode());
        assertEquals(303, phone.gets("/chat").statusCode());
        assertEquals(
                303, server.visitor().gets("/chat", "Cookie", "parley=" + old).statusCode());
        assertEquals(
                422,
                server.visitor()
                        .posts("/login", "email", ada.email(), "password", Person.PASSWORD)
                        .statusCode());
        assertEquals(1, audited(ada, "password_changed"));
    }

    private static int changesPassword(Person person, String current, String next) {
        return person.posts(
                        "/settings/security/password",
                        "current_password",
                        current,
                        "password",
                        next,
                        "password_confirmation",
                        next)
                .statusCode();
    }

    /** Another browser of the same user. */
    private static Person logsIn(Person person, String userAgent) {
        var browser = server.visitor();
        var response = browser.sends(
                browser.request("/login", "Content-Type", "application/x-www-form-urlencoded", "User-Agent", userAgent)
                        .POST(Person.body("email", person.email(), "password", Person.PASSWORD)));
        assertEquals(303, response.statusCode());
        return browser;
    }

    private static String firstId(Person person) {
        var id = Pattern.compile("name=\"end\" value=\"(\\w+)\"")
                .matcher(person.gets("/settings/security").body());
        assertTrue(id.find());
        return id.group(1);
    }

    private static String token(Person person) {
        return person.cookies().getCookieStore().getCookies().get(0).getValue();
    }

    private static long seen(Person person) {
        return storage.number("SELECT last_seen_at FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = '"
                + person.email() + "')");
    }

    private static long audited(Person person, String action) {
        return storage.number(
                "SELECT COUNT(*) FROM audit WHERE action = '" + action + "' AND actor = '" + person.email() + "'");
    }
}
