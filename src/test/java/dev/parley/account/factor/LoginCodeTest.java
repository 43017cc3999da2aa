package dev.parley.account.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Parallel;
import dev.parley.Person;
import java.net.HttpCookie;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The second step of the login. */
class LoginCodeTest extends FactorFixture {
    private static final String CODE = "/login/code";

    @Test
    void afterThePasswordTheCodeIsAskedForAndThereIsNoSessionBefore() {
        var browser = otherBrowser();
        assertFalse(isLoggedIn(browser));
        var page = browser.gets(CODE).body();
        assertTrue(page.contains("autocomplete=\"one-time-code\"") && page.contains("inputmode=\"numeric\""), page);
        assertTrue(page.contains(ada.email()), page);
        var code = app.code();
        var done = browser.posts(CODE, "code", " " + code.substring(0, 3) + " " + code.substring(3));
        assertEquals("/chats", Person.location(done), done.body());
        assertTrue(isLoggedIn(browser));
        assertEquals(
                "password_and_code",
                storage.text("SELECT method FROM sessions ORDER BY created_at DESC, method DESC LIMIT 1"));
    }

    @Test
    void aWrongCodeAsksAgainAndTheFifthEndsTheLogin() {
        var browser = otherBrowser();
        for (int i = 1; i < PendingLogins.FAILURES_MAX; i++) {
            var again = browser.posts(CODE, "code", app.wrongCode());
            assertEquals(422, again.statusCode());
            assertTrue(again.body().contains("id=\"code-error\""), again.body());
        }
        var ended = browser.posts(CODE, "code", "");
        assertEquals(422, ended.statusCode());
        assertTrue(ended.body().contains("href=\"/login\"") && !ended.body().contains("name=\"code\""), ended.body());
        assertEquals(422, browser.posts(CODE, "code", app.code()).statusCode());
        assertFalse(isLoggedIn(browser));
        assertEquals(PendingLogins.FAILURES_MAX, audited(ada, "login_failed"));
    }

    @Test
    void aCodeIsAcceptedOnceAndNoOlderOneAfterIt() {
        assertEquals(303, otherBrowser().posts(CODE, "code", app.code()).statusCode());
        var second = otherBrowser();
        assertEquals(422, second.posts(CODE, "code", app.code()).statusCode());
        assertEquals(422, second.posts(CODE, "code", app.code(-1)).statusCode());
        assertEquals(303, second.posts(CODE, "code", app.code(1)).statusCode());
    }

    @Test
    void ofConcurrentLoginsWithTheSameCodeOneSucceeds() {
        var browsers = Stream.generate(this::otherBrowser).limit(6).toList();
        for (var code : new String[] {app.code(), recoveryCodes.get(0)}) {
            var statuses = Parallel.all(
                    browsers.size(),
                    number -> browsers.get(number).posts(CODE, "code", code).statusCode());
            assertEquals(1, Collections.frequency(statuses, 303), statuses.toString());
        }
    }

    @Test
    void aRecoveryCodeWorksOnceInAnySpelling() {
        var code = recoveryCodes.get(0);
        var page = otherBrowser().gets(CODE + "?recovery=1").body();
        assertTrue(page.contains("Recovery code") && !page.contains("inputmode"), page);
        var spelled = code.replace("-", " ").toUpperCase(Locale.ROOT);
        assertEquals(
                303,
                otherBrowser().posts(CODE, "code", spelled, "recovery", "1").statusCode());
        assertEquals(1, audited(ada, "recovery_code_used"));
        assertEquals(422, otherBrowser().posts(CODE, "code", code).statusCode());
    }

    @Test
    void theTokenIsUsedOnceAndNotValidForAnotherUser() {
        var browser = otherBrowser();
        var token = cookie(browser).getValue();
        assertTrue(cookie(browser).isHttpOnly());
        assertEquals(303, browser.posts(CODE, "code", app.code()).statusCode());
        var thief = server.visitor();
        assertEquals(
                422,
                thief.sends(thief.request(
                                        CODE,
                                        "Cookie",
                                        "parley-code=" + token,
                                        "Content-Type",
                                        "application/x-www-form-urlencoded")
                                .POST(Person.body("code", app.code(1))))
                        .statusCode());
        // A token of ada does not accept the code of bob.
        var adas = otherBrowser();
        var adasApp = app;
        setUp();
        assertEquals(422, adas.posts(CODE, "code", app.code()).statusCode());
        assertEquals(422, adas.posts(CODE, "code", recoveryCodes.get(0)).statusCode());
        assertEquals(303, adas.posts(CODE, "code", adasApp.code(1)).statusCode());
    }

    @Test
    void aLoginExpiresAfterTenMinutes() {
        var browser = otherBrowser();
        clock.advance(PendingLogins.LIFETIME.minusSeconds(1));
        assertEquals(200, browser.gets(CODE).statusCode());
        clock.advance(Duration.ofSeconds(1));
        assertEquals("/login", Person.location(browser.gets(CODE)));
        var late = browser.posts(CODE, "code", app.code());
        assertEquals(422, late.statusCode());
        assertTrue(late.body().contains("This login has expired."), late.body());
    }

    @Test
    void cancellingEndsTheLoginAndKeepsThePageToOpen() {
        var browser = otherBrowser();
        assertEquals("/login?next=%2Fchats", Person.location(browser.posts(CODE, "_method", "delete")));
        assertEquals(422, browser.posts(CODE, "code", app.code()).statusCode());
    }

    @Test
    void aNewPasswordADisabledAccountAndAResetEndTheLogin() {
        var browser = otherBrowser();
        var user = " WHERE email = '" + ada.email() + "'";
        var hash = storage.text("SELECT password_hash FROM users" + user);
        storage.updateWhileItRuns("UPDATE users SET password_hash = 'another'" + user);
        assertEquals(422, browser.posts(CODE, "code", app.code()).statusCode());
        storage.updateWhileItRuns("UPDATE users SET password_hash = '" + hash + "', disabled_at = 1" + user);
        assertEquals(422, browser.posts(CODE, "code", app.code()).statusCode());
        storage.updateWhileItRuns("UPDATE users SET disabled_at = NULL" + user);
        storage.updateWhileItRuns("DELETE FROM totp_factors WHERE user_id = (SELECT id FROM users" + user + ")");
        assertEquals(422, browser.posts(CODE, "code", app.code()).statusCode());
        assertFalse(isLoggedIn(browser));
    }

    @Test
    void theFormWorksByHtmxToo() {
        var browser = otherBrowser();
        var again = browser.postsByHtmx(CODE, "code", app.wrongCode());
        assertEquals(422, again.statusCode());
        assertFalse(again.body().contains("<html"), again.body());
        assertEquals(
                "/chats",
                browser.postsByHtmx(CODE, "code", app.code())
                        .headers()
                        .firstValue("HX-Redirect")
                        .orElse(""));
    }

    @Test
    void aUserHasAtMostTwentyUnfinishedLogins() {
        var first = otherBrowser();
        for (int i = 0; i < PendingLogins.PER_USER_MAX; i++) {
            clock.advance(Duration.ofSeconds(1));
            otherBrowser();
        }
        assertEquals("/login", Person.location(first.gets(CODE)));
        assertEquals(
                PendingLogins.PER_USER_MAX,
                storage.number(
                        "SELECT COUNT(*) FROM pending_logins p JOIN users u ON u.id = p.user_id WHERE u.email = '"
                                + ada.email() + "'"));
    }

    private static HttpCookie cookie(Person browser) {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("parley-code"))
                .findFirst()
                .orElseThrow();
    }
}
