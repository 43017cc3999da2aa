package dev.parley.admin;

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

class InvitationsTest {
    private static final Pattern LINK = Pattern.compile("value=\"http://127\\.0\\.0\\.1:\\d+(/signup[^\"]*)\"");
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
        storage.updateWhileItRuns("INSERT INTO user_groups (id, name, created_at) VALUES (7, 'Editors', 0)");
    }

    @BeforeEach
    void signUpOnlyByInvitation() {
        admin.logsIn();
        assertEquals(303, admin.posts("/admin/settings", "signup", "invitation").statusCode());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void withoutAnInvitationNobodyCanSignUp() {
        var page = server.visitor().gets("/signup");
        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("You need an invitation"));
        assertFalse(server.visitor().gets("/").body().contains("href=\"/signup\""));
        assertEquals(403, signsUp(server.visitor(), "/signup", "eve").statusCode());
    }

    @Test
    void aLinkIsForOneAccountWhichGetsItsGroup() {
        var link = invites("note", "For the editor", "uses", "1", "hours", "24", "group", "7");
        assertEquals(200, server.visitor().gets(link).statusCode());
        assertEquals(303, signsUp(server.visitor(), link, "ann").statusCode());
        assertEquals(7, storage.number("SELECT group_id FROM users WHERE email = 'ann@example.org'"));
        var second = signsUp(server.visitor(), link, "ben");
        assertEquals(403, second.statusCode());
        assertTrue(second.body().contains("This invitation has expired, was revoked or has been used."));
        assertEquals(0, storage.number("SELECT COUNT(*) FROM users WHERE email = 'ben@example.org'"));
        var list = text(admin.gets("/admin/invitations"));
        assertTrue(list.contains("For the editor") && list.contains("1 of 1 used : ann@example.org"), list);
        assertFalse(list.contains(link.replaceFirst(".*=", "")), "the link is shown only once");
    }

    @Test
    void anInvitationForAnAddressCannotBeUsedByAnother() {
        var link = invites("email", "Cleo@example.org", "uses", "1", "hours", "24");
        var visitor = server.visitor();
        assertTrue(visitor.gets(link).body().contains("value=\"cleo@example.org\""));
        var other = signsUp(visitor, link, "dave");
        assertEquals(422, other.statusCode());
        assertTrue(other.body().contains("This invitation is for cleo@example.org only."));
        // The cookie keeps the invitation.
        assertEquals(200, visitor.gets("/signup").statusCode());
        assertEquals(303, signsUp(visitor, "/signup", "cleo").statusCode());
        assertEquals(403, visitor.gets("/signup").statusCode());
    }

    @Test
    void anInvitationExpiresAndCanBeRevoked() {
        var link = invites("uses", "5", "hours", "1");
        clock.advance(Duration.ofHours(1));
        assertEquals(403, server.visitor().gets(link).statusCode());
        admin.logsIn();
        var other = invites("uses", "5", "hours", "1");
        var id = storage.number("SELECT MAX(id) FROM invitations");
        assertEquals(
                303,
                admin.posts("/admin/invitations/" + id, "_method", "delete").statusCode());
        assertEquals(403, server.visitor().gets(other).statusCode());
        var list = text(admin.gets("/admin/invitations"));
        assertTrue(list.contains("Expired") && list.contains("Revoked"), list);
    }

    @Test
    void noInvitationCountsWhileSignUpIsClosed() {
        var link = invites("uses", "1", "hours", "24");
        assertEquals(303, admin.posts("/admin/settings", "signup", "closed").statusCode());
        var page = server.visitor().gets(link);
        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("Sign-up is closed"));
        assertEquals(303, admin.posts("/admin/settings", "signup", "open").statusCode());
        assertEquals(303, signsUp(server.visitor(), "/signup", "gus").statusCode());
    }

    @Test
    void wrongValuesAreRefusedInWords() {
        var refused = admin.posts(
                "/admin/invitations", "email", "x", "note", "n".repeat(101), "uses", "0", "hours", "2", "group", "99");
        assertEquals(422, refused.statusCode());
        for (var words : new String[] {"valid email", "has 101 characters", "from 1 to 100", "one of these times"}) {
            assertTrue(refused.body().contains(words), words);
        }
        var gone = admin.posts("/admin/invitations", "uses", "1", "hours", "24", "group", "99");
        assertEquals(422, gone.statusCode());
        assertTrue(gone.body().contains("This group doesn’t exist anymore."));
    }

    private static String invites(String... fields) {
        var page = admin.posts("/admin/invitations", fields);
        assertEquals(200, page.statusCode(), page.body());
        var link = LINK.matcher(page.body());
        assertTrue(link.find(), page.body());
        return link.group(1);
    }

    private static HttpResponse<String> signsUp(Person visitor, String link, String name) {
        var token = link.contains("=") ? link.replaceFirst(".*=", "") : "";
        return visitor.posts(
                "/signup",
                "email",
                name + "@example.org",
                "password",
                Person.PASSWORD,
                "password_confirmation",
                Person.PASSWORD,
                "invitation",
                token);
    }

    private static String text(HttpResponse<String> page) {
        assertEquals(200, page.statusCode());
        return page.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
