package dev.parley.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Parallel;
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

class ResetTest {
    private static final String NEW_PASSWORD = "paper stapler lamp";
    private static final Pattern LINK = Pattern.compile("value=\"http://127\\.0\\.0\\.1:\\d+(/reset/[^\"]*)\"");
    private static final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T12:00:00Z"));
    private static final TestServer server =
            TestServer.configured("PARLEY_DEMO", "on").clock(clock);

    private static Storage storage;
    private static Person admin;

    @BeforeAll
    static void start() {
        server.start();
        storage = new Storage(server);
        admin = server.signUp("admin");
    }

    @BeforeEach
    void logIn() {
        admin.logsIn();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aLinkSetsANewPasswordOnceAndEndsAllSessions() {
        var ada = server.signUp("ada");
        var link = link(ada);
        var visitor = server.visitor();
        assertTrue(visitor.gets(link).body().contains("ada@example.org"));
        var wrong = visitor.posts(link, "password", "short", "password_confirmation", "other");
        assertEquals(422, wrong.statusCode());
        assertTrue(
                wrong.body().contains("Use at least 8 characters.")
                        && wrong.body().contains("match"),
                wrong.body());
        assertEquals("/chat", Person.location(sets(visitor, link)));
        assertEquals(200, visitor.gets("/chat").statusCode());
        assertEquals(303, ada.gets("/chat").statusCode());
        assertEquals(422, logsIn(ada, Person.PASSWORD));
        assertEquals(303, logsIn(ada, NEW_PASSWORD));
        var again = server.visitor().gets(link);
        assertEquals(404, again.statusCode());
        assertTrue(again.body().contains("This link can’t be used any more."));
        assertEquals(404, sets(server.visitor(), link).statusCode());
        assertEquals(1, storage.number("SELECT COUNT(*) FROM audit WHERE action = 'password_reset'"));
    }

    @Test
    void aNewLinkVoidsTheOlderOneAndALinkExpires() {
        var bob = server.signUp("bob");
        var older = link(bob);
        var link = link(bob);
        assertEquals(404, server.visitor().gets(older).statusCode());
        assertEquals(200, server.visitor().gets(link).statusCode());
        clock.advance(Duration.ofHours(24));
        assertEquals(404, server.visitor().gets(link).statusCode());
        assertEquals(303, logsIn(bob, Person.PASSWORD));
    }

    @Test
    void ofParallelRequestsWithOneLinkOneSucceeds() {
        var cleo = server.signUp("cleo");
        var link = link(cleo);
        var statuses = Parallel.all(5, number -> sets(server.visitor(), link).statusCode());
        assertEquals(1, statuses.stream().filter(status -> status == 303).count(), statuses.toString());
        assertEquals(4, statuses.stream().filter(status -> status == 404).count(), statuses.toString());
    }

    @Test
    void aLinkNeedsTheAdminsPasswordAndNoDisabledAccountCanUseIt() {
        var dora = server.signUp("dora");
        var refused = admin.posts(pathOf(dora), "reset_link", "1", "current_password", "a guess");
        assertEquals(422, refused.statusCode());
        assertFalse(LINK.matcher(refused.body()).find());
        var link = link(dora);
        assertEquals(303, admin.posts(pathOf(dora), "disabled", "true").statusCode());
        assertEquals(404, server.visitor().gets(link).statusCode());
    }

    @Test
    void anAccountIsDeletedAfterItsAddressAndTheAdminsPasswordWereTyped() {
        var eve = server.signUp("eve");
        var path = pathOf(eve);
        var wrong =
                admin.posts(path, "_method", "delete", "email", "bob@example.org", "current_password", Person.PASSWORD);
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("This is not the address of the account."));
        assertEquals(
                422,
                admin.posts(path, "_method", "delete", "email", "EVE@example.org", "current_password", "x")
                        .statusCode());
        assertEquals(200, eve.gets("/chat").statusCode());
        assertEquals(
                303,
                admin.posts(path, "_method", "delete", "email", "EVE@example.org", "current_password", Person.PASSWORD)
                        .statusCode());
        assertEquals(303, eve.gets("/chat").statusCode());
        assertEquals(404, admin.gets(path).statusCode());
        assertFalse(admin.gets("/admin/users?q=").body().contains("eve@example.org"));
        var last = admin.posts(
                pathOf(admin), "_method", "delete", "email", admin.email(), "current_password", Person.PASSWORD);
        assertEquals(422, last.statusCode());
        assertTrue(last.body().contains("This is the only admin."));
    }

    private static String link(Person person) {
        var page = admin.posts(pathOf(person), "reset_link", "1", "current_password", Person.PASSWORD);
        assertEquals(200, page.statusCode(), page.body());
        var link = LINK.matcher(page.body());
        assertTrue(link.find(), page.body());
        return link.group(1);
    }

    private static HttpResponse<String> sets(Person visitor, String link) {
        return visitor.posts(link, "password", NEW_PASSWORD, "password_confirmation", NEW_PASSWORD);
    }

    private static int logsIn(Person person, String password) {
        return person.posts("/login", "email", person.email(), "password", password)
                .statusCode();
    }

    private static String pathOf(Person person) {
        return "/admin/users/" + storage.number("SELECT id FROM users WHERE email = '" + person.email() + "'");
    }
}
