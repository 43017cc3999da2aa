package dev.parley.account.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The base class of tests of second factors: one server for a class, a new user with an authenticator app for each test. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class FactorFixture {
    final MutableClock clock = new MutableClock(Instant.parse("2026-05-20T12:00:00Z"));

    private static final Pattern RECOVERY_CODE = Pattern.compile("(?:[2-9a-z]{4}-){5}[2-9a-z]{4}");
    TestServer server;
    Storage storage;

    private int people;

    Person ada;
    AuthenticatorApp app;
    List<String> recoveryCodes = List.of();

    @BeforeAll
    void start() {
        server = TestServer.configured("PARLEY_DEMO", "on").clock(clock).start();
        storage = new Storage(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void setUp() {
        ada = server.signUp("ada" + ++people);
        app = begins();
        recoveryCodes = codesIn(ada.posts("/settings/security/totp/code", "code", app.code()));
        nextStep();
    }

    /** Begins the set-up of an app. */
    AuthenticatorApp begins() {
        var begun = ada.posts("/settings/security/totp", "current_password", Person.PASSWORD);
        assertEquals("/settings/security", Person.location(begun), begun.body());
        return new AuthenticatorApp(ada.gets("/settings/security").body(), clock);
    }

    void nextStep() {
        clock.advance(Duration.ofSeconds(30));
    }

    static List<String> codesIn(HttpResponse<String> page) {
        assertEquals(200, page.statusCode(), page.body());
        return RECOVERY_CODE
                .matcher(page.body())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** Types the password of ada in another browser. */
    Person otherBrowser() {
        var browser = server.visitor();
        var response = browser.posts("/login", "email", ada.email(), "password", Person.PASSWORD, "next", "/chats");
        assertEquals("/login/code", Person.location(response), response.body());
        return browser;
    }

    static boolean isLoggedIn(Person browser) {
        return browser.gets("/settings").statusCode() == 200;
    }

    long audited(Person person, String action) {
        return storage.number(
                "SELECT COUNT(*) FROM audit WHERE actor = '%s' AND action = '%s'".formatted(person.email(), action));
    }
}
