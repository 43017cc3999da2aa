package dev.parley.account.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The server trusts the test as its proxy, so each request sets the client address. */
class CodeLimitsTest {
    private static final String HOME = "192.0.2.1";
    private static final int FAILURES_MAX = 10;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-05-20T12:00:00Z"));

    @Test
    void wrongCodesAreLimitedPerAccountAndAddressWithoutLockingOutTheOwner() {
        try (var server = TestServer.configured("PARLEY_TRUSTED_PROXIES", "127.0.0.1")
                .unset("PARLEY_LOGIN_FAILURES_MAX")
                .clock(clock)
                .start()) {
            var ada = server.signUp("ada");
            ada.posts("/settings/security/totp", "current_password", Person.PASSWORD);
            var app = new AuthenticatorApp(ada.gets("/settings/security").body(), clock);
            ada.posts("/settings/security/totp/code", "code", app.code());
            clock.advance(Duration.ofMinutes(1));
            assertEquals(303, code(password(server, HOME), HOME, app.code()).statusCode());

            // Somebody who knows the password guesses codes, each time from another address.
            for (int i = 0; i < FAILURES_MAX; i++) {
                var address = "198.51.100." + i;
                assertEquals(
                        422,
                        code(password(server, address), address, app.wrongCode())
                                .statusCode());
            }
            clock.advance(Duration.ofMinutes(1));
            var limited = code(password(server, "198.51.100.99"), "198.51.100.99", app.code());
            assertEquals(429, limited.statusCode());
            assertEquals("3540", limited.headers().firstValue("Retry-After").orElse(""));
            assertTrue(limited.body().contains("Please wait 59 minutes"), limited.body());
            assertEquals(303, code(password(server, HOME), HOME, app.code()).statusCode(), "the owner's address");

            // Wrong codes are failed logins of their address, also for other accounts.
            clock.advance(Duration.ofHours(1));
            var thief = "203.0.113.5";
            for (int i = 0; i < FAILURES_MAX; i++) {
                assertEquals(
                        422,
                        code(password(server, thief), thief, app.wrongCode()).statusCode());
            }
            assertEquals(429, logIn(server.visitor(), thief, "bob@example.org").statusCode());
        }
    }

    private static Person password(TestServer server, String address) {
        var browser = server.visitor();
        assertEquals("/login/code", Person.location(logIn(browser, address, "ada@example.org")));
        return browser;
    }

    private static HttpResponse<String> logIn(Person browser, String address, String email) {
        return post(browser, "/login", address, "email", email, "password", Person.PASSWORD);
    }

    private static HttpResponse<String> code(Person browser, String address, String code) {
        return post(browser, "/login/code", address, "code", code);
    }

    private static HttpResponse<String> post(Person browser, String path, String address, String... form) {
        return browser.sends(
                browser.request(path, "Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", address)
                        .POST(Person.body(form)));
    }
}
