package dev.parley.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]*before=[^\"]*)\"");
    private static final TestServer server =
            TestServer.configured("PARLEY_DEMO", "on").clock(new MutableClock(Instant.parse("2026-01-01T12:00:00Z")));

    private static Storage storage;
    private static Person admin;
    private static Person ada;

    @BeforeAll
    static void start() {
        server.start();
        storage = new Storage(server);
        admin = server.signUp("admin");
        ada = server.signUp("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theLogShowsWhoDidWhatToWhomAndWhen() {
        var path = "/admin/users/" + storage.number("SELECT id FROM users WHERE email = 'ada@example.org'");
        assertEquals(303, admin.posts(path, "group", "").statusCode());
        var page = text(admin.gets("/admin/audit?email=ADA@example.org"));
        assertTrue(page.contains("Changed a user’s group : ada@example.org"), page);
        assertTrue(page.contains("Signed up") && page.contains("Logged in") && page.contains("127.0.0.1"), page);
        assertTrue(admin.gets("/admin/audit")
                .body()
                .contains("datetime=\"2026-01-01T12:00:00Z\" title=\"2026-01-01 12:00:00 UTC\""));
        var logins = text(admin.gets("/admin/audit?kind=login&email=ada@example.org"));
        assertTrue(logins.contains("Signed up") && !logins.contains("Changed a user’s group"), logins);
        assertTrue(text(admin.gets("/admin/audit?kind=users")).contains("Changed a user’s group"));
        assertEquals(400, admin.gets("/admin/audit?kind=other").statusCode());
        var german = text(admin.gets("/admin/audit?kind=users", "Accept-Language", "de"));
        assertTrue(german.contains("Gruppe eines Benutzers geändert"), german);
    }

    @Test
    void aFailedLoginIsRecordedWithTheAddressOnlyIfThereIsSuchAnAccount() {
        for (var email : new String[] {ada.email(), "hunter2"}) {
            assertEquals(
                    422,
                    server.visitor()
                            .posts("/login", "email", email, "password", "a guess")
                            .statusCode());
        }
        assertEquals(
                2,
                storage.number("SELECT COUNT(*) FROM audit WHERE action = 'login_failed' AND actor = '' AND subject IN"
                        + " ('ada@example.org', '')"));
        assertEquals(0, storage.number("SELECT COUNT(*) FROM audit WHERE subject = 'hunter2'"));
    }

    @Test
    void thePagesHaveEveryEntryOnceAndTheFileHasAllOfThem() {
        storage.updateWhileItRuns("""
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)
                INSERT INTO audit (at, actor, kind, action, subject, address)
                SELECT 9000000000000, 'many@example.org', 'users', 'user_enabled', 'subject' || i, '' FROM n""");
        int seen = 0;
        var path = "/admin/audit?email=many@example.org&kind=users";
        for (int pages = 1; pages <= 3; pages++) {
            var page = admin.gets(path);
            seen += page.body().split("Enabled an account", -1).length - 1;
            var next = NEXT.matcher(page.body());
            assertTrue(next.find());
            path = next.group(1).replace("&amp;", "&");
        }
        assertEquals(3 * AuditResource.PAGE_SIZE_MAX, seen);
        assertTrue(
                path.contains("before=" + storage.number("SELECT id FROM audit WHERE subject = 'subject951'")), path);
        var file = admin.gets("/admin/audit.csv?email=many@example.org");
        assertEquals(1_101, file.body().lines().count());
        assertEquals(
                "text/csv;charset=utf-8",
                file.headers().firstValue("Content-Type").orElse("").toLowerCase(java.util.Locale.ROOT));
        assertEquals(1_100, file.body().lines().skip(1).distinct().count());
    }

    @Test
    void aFormulaInTheFileIsText() {
        storage.updateWhileItRuns("""
                INSERT INTO audit (at, actor, kind, action, subject, address)
                VALUES (0, 'formula@example.org', 'users', 'user_enabled', '=cmd|"/c calc"!A0', '-1')""");
        var file = admin.gets("/admin/audit.csv?email=formula@example.org").body();
        assertTrue(file.contains("\"'=cmd|\"\"/c calc\"\"!A0\",\"'-1\"\r\n"), file);
    }

    @Test
    void anEntryOfAnotherVersionIsShownByItsName() {
        storage.updateWhileItRuns("""
                INSERT INTO audit (at, actor, kind, action, subject, address)
                VALUES (0, 'future@example.org', 'magic', 'flying', '', '')""");
        assertTrue(text(admin.gets("/admin/audit?email=future@example.org")).contains("flying"));
    }

    @Test
    void oldEntriesAreRemoved() {
        storage.updateWhileItRuns("""
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
                INSERT INTO audit (at, actor, action, subject, address)
                SELECT 0, 'old@example.org', 'logged_in', '', '' FROM n""");
        server.restart();
        dev.parley.Await.until(() -> storage.number("SELECT COUNT(*) FROM audit WHERE actor = 'old@example.org'") == 0);
        assertFalse(text(admin.gets("/admin/audit")).contains("old@example.org"));
    }

    private static String text(HttpResponse<String> page) {
        assertEquals(200, page.statusCode());
        return page.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
