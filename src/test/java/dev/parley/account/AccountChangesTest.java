package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms with which users change their email address and password. */
class AccountChangesTest {
    private static final String BETTER = "a much better password";

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
    void theUserLogsInWithTheNewEmailAddress() {
        var ada = server.signUp("old");
        var page = ada.gets(Person.location(changesEmail(ada, "New@Example.org", Person.PASSWORD)))
                .body();
        assertTrue(page.contains("Email saved.") && page.contains("new@example.org"), page);
        assertEquals(303, logsIn("new@example.org").statusCode());
        assertEquals(422, logsIn("old@example.org").statusCode());
        assertEquals(
                "old@example.org → new@example.org",
                storage.text("SELECT subject FROM audit WHERE action = 'email_changed' ORDER BY id DESC LIMIT 1"));
    }

    @Test
    void anEmailAddressOfAnotherAccountIsRefused() {
        server.signUp("first");
        var second = server.signUp("second");
        var response = changesEmail(second, "FIRST@example.org", Person.PASSWORD);
        assertEquals(422, response.statusCode());
        assertTrue(response.body().contains("Another account has this email address"), response.body());
        assertEquals(303, logsIn("second@example.org").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "x, correct horse battery, valid email address",
        "x@example.org, wrong, not your current password",
        "x@example.org, '', not your current password"
    })
    void anInvalidEmailFormIsShownAgain(String email, String password, String words) {
        var ada = server.signUp("form" + Integer.toHexString((words + password).hashCode()));
        var response = changesEmail(ada, email, password);
        assertEquals(422, response.statusCode());
        assertTrue(response.body().contains(words), response.body());
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, a much better password, a much better password, not your current password",
        "correct horse battery, short, short, Use at least 8 characters",
        "correct horse battery, a much better password, another, don’t match",
        "correct horse battery, password, password, most common passwords"
    })
    void anInvalidPasswordFormIsShownAgain(String current, String next, String again, String words) {
        var ada = server.signUp("pw" + Integer.toHexString(words.hashCode()));
        var response = ada.posts(
                "/settings/security/password",
                "current_password",
                current,
                "password",
                next,
                "password_confirmation",
                again);
        assertEquals(422, response.statusCode());
        assertTrue(response.body().contains(words), response.body());
        assertEquals(303, logsIn(ada.email()).statusCode());
    }

    @Test
    void aUserWithoutAPasswordConfirmsWithARecentLoginAndCanSetOne() {
        var ada = server.signUp("none");
        storage.updateWhileItRuns("UPDATE users SET password_hash = '' WHERE email = 'none@example.org'");
        assertEquals(422, logsIn(ada.email()).statusCode(), "no password matches");
        assertTrue(ada.gets("/settings/security").body().contains("Set a password"));
        clock.advance(Duration.ofMinutes(11));
        var late = ada.posts("/settings/security/password", "password", BETTER, "password_confirmation", BETTER);
        assertEquals(422, late.statusCode());
        assertTrue(late.body().contains("Log in again to confirm this"), late.body());
        assertTrue(late.body().contains("/login?next=") && !late.body().contains("current_password"), late.body());
        storage.updateWhileItRuns("UPDATE sessions SET created_at = " + clock.millis());
        var recent = ada.posts("/settings/security/password", "password", BETTER, "password_confirmation", BETTER);
        assertEquals(303, recent.statusCode(), recent.body());
        assertEquals(
                303,
                server.visitor()
                        .posts("/login", "email", ada.email(), "password", BETTER)
                        .statusCode());
        assertEquals(422, changesEmail(ada, "x@example.org", "").statusCode(), "from now on the password is needed");
    }

    private static HttpResponse<String> changesEmail(Person person, String email, String password) {
        return person.posts("/settings/security/email", "email", email, "current_password", password);
    }

    private static HttpResponse<String> logsIn(String email) {
        return server.visitor().posts("/login", "email", email, "password", Person.PASSWORD);
    }
}
