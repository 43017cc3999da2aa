package dev.parley.account;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server trusts the tests as its proxy, so each request sets the client address. */
class RateLimiterTest {
    private static final String WRONG = "not the password";
    private static final int FAILURES_MAX = 10;
    private static final int SIGNUPS_MAX = 5;

    private static final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T12:00:00Z"));
    private static final TestServer server = TestServer.configured("PARLEY_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8")
            .unset("PARLEY_LOGIN_FAILURES_MAX")
            .unset("PARLEY_SIGNUPS_MAX")
            .set("PARLEY_DEMO", "on")
            .clock(clock);

    @BeforeAll
    static void start() {
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void signUpAda() {
        new Storage(server).updateWhileItRuns("DELETE FROM attempts; DELETE FROM limit_entries; DELETE FROM users");
        assertEquals(303, signUp("192.0.2.1", "ada@example.org").statusCode());
    }

    @Test
    void afterTenFailedLoginsAnAddressGetsA429EvenWithTheCorrectPassword() {
        fail("192.0.2.9", "bob", FAILURES_MAX);
        clock.advance(Duration.ofSeconds(50));
        var rejected = logIn("192.0.2.9", "ada", Person.PASSWORD, "next", "/chat/7");
        assertEquals(429, rejected.statusCode());
        assertEquals("130", header(rejected, "Retry-After"));
        assertTrue(
                rejected.body().contains("Too many attempts. Please wait 3 minutes and try again."), rejected.body());
        assertTrue(rejected.body().contains("value=\"ada@example.org\""), "the form keeps the email");
        assertTrue(rejected.body().contains("value=\"/chat/7\""), "the form keeps the page to return to");
        assertEquals("", header(rejected, "Set-Cookie"));
        clock.advance(Duration.ofSeconds(130));
        assertEquals(303, logIn("192.0.2.9", "ada", Person.PASSWORD).statusCode());
    }

    @Test
    void aRateLimitedHtmxLoginGetsAFragmentWithTheMessage() {
        fail("192.0.2.9", "ada", FAILURES_MAX);
        var rejected = post("/login", "192.0.2.9", "HX-Request=true", "email", "ada@example.org", "password", WRONG);
        assertEquals(429, rejected.statusCode());
        assertEquals("180", header(rejected, "Retry-After"));
        assertTrue(rejected.body().contains("Too many attempts. Please wait 3 minutes"), rejected.body());
        assertFalse(rejected.body().contains("<html"), rejected.body());
    }

    @Test
    void theRateLimitMessageHasTheWaitInTheSingularAndInGerman() {
        fail("192.0.2.9", "ada", FAILURES_MAX);
        clock.advance(Duration.ofSeconds(175));
        var english = logIn("192.0.2.9", "ada", WRONG);
        assertTrue(english.body().contains("Please wait a minute and try again."), english.body());
        var german = post("/login", "192.0.2.9", "Accept-Language=de", "email", "ada@example.org", "password", WRONG);
        assertTrue(german.body().contains("Bitte versuchen Sie es in einer Minute erneut."), german.body());
    }

    @Test
    void failedLoginsOfAnAccountAddUpAcrossAddressesEvenIfItDoesNotExist() {
        for (var name : new String[] {"ada", "nobody"}) {
            for (int i = 0; i < FAILURES_MAX; i++) {
                assertEquals(422, logIn("198.51.100." + i, name, WRONG).statusCode());
            }
            assertEquals(
                    429,
                    logIn("198.51.100.99", name.toUpperCase(Locale.ROOT), Person.PASSWORD)
                            .statusCode());
        }
        assertEquals(303, signUp("192.0.2.2", "bob@example.org").statusCode());
        assertEquals(
                303, logIn("198.51.100.99", "bob", Person.PASSWORD).statusCode(), "another account is not limited");
    }

    @Test
    void failedLoginsFromOtherAddressesDoNotLockOutTheOwner() {
        for (int i = 0; i < FAILURES_MAX; i++) {
            logIn("198.51.100." + i, "ada", WRONG);
        }
        assertEquals(303, logIn("192.0.2.1", "ada", Person.PASSWORD).statusCode(), "the address where ada signed up");
        assertEquals(
                429,
                logIn("192.0.2.7", "ada", Person.PASSWORD).statusCode(),
                "an address from which ada has not logged in");
        clock.advance(RateLimiter.LOGIN_WINDOW);
        assertEquals(303, logIn("192.0.2.7", "ada", Person.PASSWORD).statusCode());
        for (int i = 0; i < FAILURES_MAX; i++) {
            logIn("198.51.100." + i, "ada", WRONG);
        }
        assertEquals(
                303,
                logIn("192.0.2.7", "ada", Person.PASSWORD).statusCode(),
                "an address from which ada has logged in since");
        fail("192.0.2.1", "ada", FAILURES_MAX);
        assertEquals(
                429, logIn("192.0.2.1", "ada", Person.PASSWORD).statusCode(), "the limit per address still applies");
    }

    @Test
    void aSuccessfulLoginNeitherCountsNorResetsTheFailures() {
        for (int i = 0; i < 2 * FAILURES_MAX; i++) {
            assertEquals(303, logIn("192.0.2.1", "ada", Person.PASSWORD).statusCode());
        }
        fail("192.0.2.1", "bob", FAILURES_MAX - 1);
        assertEquals(303, logIn("192.0.2.1", "ada", Person.PASSWORD).statusCode());
        fail("192.0.2.1", "bob", 1);
        assertEquals(
                429,
                logIn("192.0.2.1", "bob", WRONG).statusCode(),
                "a login to another account does not reset the limit");
    }

    @Test
    void failedLoginsStillCountAfterARestart() {
        fail("192.0.2.9", "ada", FAILURES_MAX);
        server.restart();
        assertEquals(429, logIn("192.0.2.9", "ada", WRONG).statusCode());
    }

    @Test
    void concurrentLoginsCannotExceedTheLimit() throws Exception {
        List<Callable<Integer>> attempts = Collections.nCopies(
                2 * FAILURES_MAX, () -> logIn("192.0.2.9", "ada", WRONG).statusCode());
        var threads = Executors.newFixedThreadPool(attempts.size());
        try {
            var statuses = new ArrayList<Integer>();
            for (var status : threads.invokeAll(attempts)) {
                statuses.add(status.get());
            }
            assertEquals(FAILURES_MAX, Collections.frequency(statuses, 422), statuses.toString());
            assertEquals(FAILURES_MAX, Collections.frequency(statuses, 429), statuses.toString());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyTheNewestHundredAddressesOfAnAccountAreRemembered() {
        for (int i = 0; i < 101; i++) {
            clock.advance(Duration.ofSeconds(1));
            assertEquals(303, logIn("198.51.100." + i, "ada", Person.PASSWORD).statusCode());
        }
        assertEquals(100, new Storage(server).number("SELECT COUNT(*) FROM attempts"));
        clock.advance(KnownAddresses.KNOWN_FOR);
        logIn("192.0.2.1", "ada", Person.PASSWORD);
        assertEquals(1, new Storage(server).number("SELECT COUNT(*) FROM attempts"), "the others have expired");
    }

    @Test
    void failuresOfOthersAtTheSameAddressDoNotLockOutTheOwner() {
        fail("192.0.2.1", "bob", FAILURES_MAX);
        assertEquals(429, logIn("192.0.2.1", "bob", WRONG).statusCode());
        assertEquals(303, logIn("192.0.2.1", "ada", Person.PASSWORD).statusCode());
        fail("192.0.2.1", "ada", FAILURES_MAX);
        assertEquals(
                429, logIn("192.0.2.1", "ada", Person.PASSWORD).statusCode(), "guesses there are limited as elsewhere");
    }

    @Test
    void theEmailOfAFailedLoginIsNotStored() {
        fail("192.0.2.9", "a secret", 1);
        assertFalse(new Storage(server).everything().contains("a secret"));
    }

    @Test
    void anAddressCanSignUpFiveTimesAnHour() {
        for (int i = 0; i < SIGNUPS_MAX - 1; i++) {
            assertEquals(303, signUp("192.0.2.8", "new" + i + "@example.org").statusCode());
        }
        assertEquals(422, signUp("192.0.2.8", "malformed").statusCode(), "a malformed email does not count");
        assertEquals(422, signUp("192.0.2.8", "ada@example.org").statusCode(), "an attempt with a taken email counts");
        clock.advance(Duration.ofMinutes(15));
        var rejected = signUp("192.0.2.8", "new@example.org");
        assertEquals(429, rejected.statusCode());
        assertEquals("2700", header(rejected, "Retry-After"));
        assertTrue(rejected.body().contains("Please wait 45 minutes and try again."), rejected.body());
        assertTrue(rejected.body().contains("value=\"new@example.org\""), "the form keeps the email");
        assertEquals(303, signUp("192.0.2.7", "other@example.org").statusCode(), "another address is not limited");
        clock.advance(Duration.ofMinutes(45));
        assertEquals(303, signUp("192.0.2.8", "new@example.org").statusCode());
    }

    @Test
    void forwardedAddressesBeforeTheLastUntrustedOneAreIgnored() {
        for (int i = 0; i < FAILURES_MAX; i++) {
            assertEquals(
                    422,
                    logIn("203.0.113." + i + ", 192.0.2.9, 10.1.2.3", "nobody" + i, WRONG)
                            .statusCode());
        }
        assertEquals(429, logIn("203.0.113.99,192.0.2.9", "nobody", WRONG).statusCode());
    }

    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        for (int i = 0; i < FAILURES_MAX; i++) {
            assertEquals(
                    422,
                    logIn("[2001:db8::" + i + ":1]:4711", "nobody" + i, WRONG).statusCode());
        }
        assertEquals(429, logIn("2001:db8::ffff", "nobody", WRONG).statusCode());
        assertEquals(422, logIn("2001:db8:0:1::1", "nobody", WRONG).statusCode());
    }

    @Test
    void withoutTrustedProxiesTheForwardedForHeaderIsIgnored() {
        server.stop();
        server.unset("PARLEY_TRUSTED_PROXIES").start();
        for (int i = 0; i < FAILURES_MAX; i++) {
            logIn("192.0.2." + i, "nobody" + i, WRONG);
        }
        assertEquals(429, logIn("192.0.2.99", "nobody", WRONG).statusCode());
        server.stop();
        server.set("PARLEY_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8").start();
    }

    private static void fail(String address, String name, int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(422, logIn(address, name, WRONG).statusCode());
        }
    }

    private static HttpResponse<String> logIn(String address, String name, String password, String... more) {
        var fields = new ArrayList<>(List.of("email", name + "@example.org", "password", password));
        Collections.addAll(fields, more);
        return post("/login", address, "", fields.toArray(String[]::new));
    }

    private static HttpResponse<String> signUp(String address, String email) {
        return post(
                "/signup",
                address,
                "",
                "email",
                email,
                "password",
                Person.PASSWORD,
                "password_confirmation",
                Person.PASSWORD);
    }

    /** @param header an additional header, as {@code name=value} */
    private static HttpResponse<String> post(String path, String address, String header, String... fields) {
        var visitor = server.visitor();
        var request =
                visitor.request(path, "Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", address);
        if (!header.isEmpty()) {
            request.header(header.split("=", 2)[0], header.replaceFirst("^[^=]*=?", ""));
        }
        return visitor.sends(request.POST(Person.body(fields)));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
