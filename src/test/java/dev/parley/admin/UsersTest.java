package dev.parley.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UsersTest {
    private static final Pattern ROW = Pattern.compile("href=\"/admin/users/(\\d+)\">([^<]*)<");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"");

    private static TestServer server;
    private static Storage storage;
    private static Person admin;

    @BeforeAll
    static void start() {
        server = TestServer.with(new FakeModel());
        storage = new Storage(server);
        admin = server.signUp("admin");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aUserIsFoundByTheBeginningOfTheAddress() {
        for (var name : List.of("alan", "alanis", "blaise", "al_n", "al%n")) {
            server.signUp(name);
        }
        assertEquals(List.of("alan@example.org", "alanis@example.org"), emails(admin.gets("/admin/users?q=ALAN")));
        assertEquals(List.of("al%n@example.org"), emails(admin.gets("/admin/users?q=al%25")));
        assertEquals(List.of(), emails(admin.gets("/admin/users?q=lan")));
        assertTrue(admin.gets("/admin/users?q=lan").body().contains("No user found."));
    }

    @Test
    void thePagesOfTheListHaveEveryUserOnce() {
        storage.updateWhileItRuns("""
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
                INSERT INTO users (email, password_hash, created_at)
                SELECT 'many' || i || '@example.org', 'x', 0 FROM n""");
        var seen = new ArrayList<String>();
        var path = "/admin/users?q=many";
        for (int pages = 1; ; pages++) {
            var page = admin.gets(path);
            seen.addAll(emails(page));
            var next = NEXT.matcher(page.body());
            if (!next.find()) {
                assertEquals(3, pages);
                break;
            }
            path = next.group(1).replace("&amp;", "&");
        }
        assertEquals(120, seen.size());
        assertEquals(seen.stream().sorted().distinct().toList(), seen);
    }

    @Test
    void disablingAnAccountEndsItsSessionsAndRefusesItsLogin() {
        var ada = server.signUp("ada");
        var path = pathOf(ada);
        assertEquals(303, admin.posts(path, "disabled", "true").statusCode());
        assertEquals(303, ada.gets("/settings").statusCode());
        var login = ada.posts("/login", "email", ada.email(), "password", Person.PASSWORD);
        assertEquals(403, login.statusCode());
        assertTrue(login.body().contains("This account is disabled."));
        assertEquals(
                422,
                ada.posts("/login", "email", ada.email(), "password", "a guess").statusCode());
        assertTrue(admin.gets(path).body().contains("This account is disabled."));
        assertEquals(303, admin.posts(path, "disabled", "false").statusCode());
        ada.logsIn();
        assertEquals(200, ada.gets("/settings").statusCode());
        assertEquals(List.of("user_disabled", "user_enabled"), audited(ada, "'user_disabled', 'user_enabled'"));
    }

    @Test
    void allSessionsOfAUserCanBeEnded() {
        var bob = server.signUp("bob");
        assertEquals(303, admin.posts(pathOf(bob), "end_sessions", "1").statusCode());
        assertEquals(303, bob.gets("/settings").statusCode());
        bob.logsIn();
    }

    @Test
    void theRoleOfAUserChangesOnlyWithTheAdminsPassword() {
        var eve = server.signUp("eve");
        var refused = admin.posts(pathOf(eve), "admin", "true", "current_password", "a guess");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("That is not your current password."));
        assertEquals(404, eve.gets("/admin").statusCode());
        changesRole(eve, true);
        assertEquals(200, eve.gets("/admin").statusCode());
        changesRole(eve, false);
        assertEquals(404, eve.gets("/admin").statusCode());
    }

    @Test
    void theLastAdminCanBeNeitherDisabledNorMadeAnOrdinaryUser() {
        var path = pathOf(admin);
        for (var form :
                List.of(List.of("disabled", "true"), List.of("admin", "false", "current_password", Person.PASSWORD))) {
            var refused = admin.posts(path, form.toArray(String[]::new));
            assertEquals(422, refused.statusCode());
            assertTrue(refused.body().contains("This is the only admin."));
            assertEquals(200, admin.gets("/admin").statusCode());
        }
    }

    @Test
    void aUserCanBeMovedIntoAGroupThatExists() {
        var gil = server.signUp("gil");
        storage.updateWhileItRuns("INSERT INTO user_groups (id, name, created_at) VALUES (7, 'Editors', 0)");
        assertEquals(303, admin.posts(pathOf(gil), "group", "7").statusCode());
        assertTrue(admin.gets("/admin/users?q=gil").body().contains(">Editors<"));
        var refused = admin.posts(pathOf(gil), "group", "8");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("This group doesn’t exist anymore."));
        assertEquals(303, admin.posts(pathOf(gil), "group", "").statusCode());
        assertFalse(admin.gets("/admin/users?q=gil").body().contains(">Editors<"));
    }

    @Test
    void anAdminSeesHowManyChatsAUserHasButNoTitle() {
        var hal = server.signUp("hal");
        hal.begins("A secret question");
        var page = admin.gets(pathOf(hal)).body();
        assertFalse(page.contains("secret"), page);
        assertTrue(page.replaceAll("\\s+", " ").contains("<dt>Chats</dt> <dd>1</dd>"), page);
    }

    private static void changesRole(Person person, boolean isAdmin) {
        var response =
                admin.posts(pathOf(person), "admin", Boolean.toString(isAdmin), "current_password", Person.PASSWORD);
        assertEquals(303, response.statusCode(), response.body());
    }

    private static String pathOf(Person person) {
        return "/admin/users/" + storage.number("SELECT id FROM users WHERE email = '" + person.email() + "'");
    }

    private static List<String> audited(Person subject, String actions) {
        return server.database()
                .rows("SELECT action FROM audit WHERE actor = '%s' AND subject = '%s' AND action IN (%s) ORDER BY id"
                        .formatted(admin.email(), subject.email(), actions));
    }

    private static List<String> emails(HttpResponse<String> page) {
        assertEquals(200, page.statusCode());
        return ROW.matcher(page.body()).results().map(row -> row.group(2)).toList();
    }
}
