package dev.parley.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The life of links to snapshots: created once, listed, revoked, expired. */
class ShareLinksTest extends ShareFixture {
    @Test
    void onlyTheOwnerListsAndRevokesLinks() {
        var chat = begins("Mine alone");
        var link = share(chat);
        var id = storage.number("SELECT MAX(id) FROM shares");
        assertEquals(404, bob.gets("/chat/" + chat + "/share").statusCode());
        assertEquals(404, bob.posts("/chat/" + chat + "/share").statusCode());
        var bobs = begins(bob, "Bob's");
        bob.posts("/chat/" + bobs + "/share", "_method", "delete", "share", Long.toString(id));
        bob.posts("/settings/shares", "revoke", Long.toString(id));
        bob.posts("/settings/shares", "all", "true");
        assertFalse(bob.gets("/settings/shares").body().contains("Mine alone"));
        assertFalse(admin.gets("/settings/shares").body().contains("Mine alone"));
        assertEquals(200, visitor.gets(link).statusCode());

        var list = ada.gets("/settings/shares").body();
        assertTrue(list.contains("Mine alone") && list.contains(server.url(link).toString()), list);
        assertEquals(
                "/settings/shares?revoked",
                Person.location(ada.posts("/settings/shares", "revoke", Long.toString(id))));
        assertGone(link);
        assertFalse(ada.gets("/settings/shares").body().contains("Mine alone"));
        assertFalse(ada.gets("/chat/" + chat + "/share").body().contains(link));
        var audit = admin.gets("/admin/audit").body();
        assertTrue(audit.contains("Shared a chat under a public link") && audit.contains("Revoked a shared link"));
        assertFalse(audit.contains("Mine alone"), "no admin sees a title");
    }

    @Test
    void linksAreRevokedOnThePageOfTheChatAndAllAtOnce() {
        var chat = begins("Twice");
        var first = share(chat);
        var second = share(chat);
        var id = storage.number("SELECT id FROM shares WHERE '" + first + "' LIKE '%' || token");
        ada.posts("/chat/" + chat + "/share", "_method", "delete", "share", Long.toString(id));
        assertGone(first);
        assertEquals(200, visitor.gets(second).statusCode());
        ada.posts("/settings/shares", "all", "true");
        assertGone(second);
        assertTrue(ada.gets("/settings/shares").body().contains("You haven’t shared any chats."));
    }

    @Test
    void anExpiredLinkOpensNothingAndItsCopyIsRemoved() {
        var link = share(begins("Only today"), "days", "1");
        assertTrue(ada.gets("/settings/shares").body().contains("expires"));
        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertEquals(200, visitor.gets(link).statusCode());
        clock.advance(Duration.ofMillis(1));
        assertGone(link);
        assertFalse(ada.gets("/settings/shares").body().contains("Only today"));
        try (var database = server.database().open()) {
            new ShareCleanup(database, clock).removeExpired();
        }
        assertEquals(0, storage.number("SELECT COUNT(*) FROM shares WHERE title = 'Only today'"));
        assertEquals(0, storage.number("SELECT COUNT(*) FROM share_messages WHERE content = 'Only today'"));
        var chat = begins("When?");
        var refused = ada.posts("/chat/" + chat + "/share", "days", "9");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Pick how long the link is valid."));
    }

    @Test
    void aSnapshotGoesWithItsChatAndComesBackWithIt() {
        var chat = begins("Deleted later");
        var link = share(chat);
        ada.posts("/chat/" + chat, "_method", "delete");
        assertGone(link);
        assertFalse(ada.gets("/settings/shares").body().contains("Deleted later"));
        ada.posts("/chat/" + chat, "restore", "true");
        assertEquals(200, visitor.gets(link).statusCode());
        ada.posts("/chat/" + chat, "_method", "delete");
        clock.advance(Duration.ofSeconds(10));
        Await.until(() -> storage.number("SELECT COUNT(*) FROM shares WHERE title = 'Deleted later'") == 0);
        assertEquals(0, storage.number("SELECT COUNT(*) FROM share_messages WHERE content = 'Deleted later'"));
    }

    @Test
    void aDisabledOwnerSharesNothingAndADeletedOneHasNoSnapshots() {
        var carol = server.signUp("carol");
        var id = storage.number("SELECT id FROM users WHERE email = '" + carol.email() + "'");
        var link = share(carol, begins(carol, "Carol’s"));
        admin.posts("/admin/users/" + id, "disabled", "true");
        assertGone(link);
        admin.posts("/admin/users/" + id, "disabled", "false");
        assertEquals(200, visitor.gets(link).statusCode());
        carol.logsIn();
        carol.posts("/settings/security/deletion", "understood", "1", "current_password", Person.PASSWORD);
        assertGone(link);
        clock.advance(Duration.ofSeconds(5));
        Await.until(() -> storage.number("SELECT COUNT(*) FROM users WHERE id = " + id) == 0);
        assertEquals(0, storage.number("SELECT COUNT(*) FROM share_messages WHERE content = 'Carol’s'"));
    }

    @Test
    void theAdminTurnsSharingOffForAll() {
        var chat = begins("Public or not");
        var link = share(chat);
        assertEquals(303, admin.posts("/admin/settings", "sharing", "false").statusCode());
        assertGone(link);
        assertEquals(403, ada.posts("/chat/" + chat + "/share").statusCode());
        assertFalse(ada.gets("/chat/" + chat).body().contains("/chat/" + chat + "/share"));
        var page = ada.gets("/chat/" + chat + "/share").body();
        assertTrue(page.contains("turned off sharing") && page.contains("Revoke"), page);
        assertTrue(ada.gets("/settings/shares").body().contains("turned off sharing"));
        assertEquals(303, admin.posts("/admin/settings", "sharing", "true").statusCode());
        assertEquals(200, visitor.gets(link).statusCode());
        assertTrue(ada.gets("/chat/" + chat).body().contains("/chat/" + chat + "/share"));
        assertTrue(admin.gets("/admin/audit").body().contains("Turned off sharing"));
    }

    @Test
    void aFormThatIsSentTwiceCreatesOneLink() {
        var chat = begins("Once");
        var key = ada.gets("/chat/" + chat + "/share")
                .body()
                .replaceFirst("(?s).*name=\"request_key\"[^>]*value=\"([^\"]+)\".*", "$1");
        var links = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> Person.location(ada.posts("/chat/" + chat + "/share", "request_key", key))))
                .toList();
        assertEquals(1, links.stream().map(CompletableFuture::join).distinct().count());
        assertEquals(1, storage.number("SELECT COUNT(*) FROM shares WHERE chat_id = " + chat));
        ada.posts("/chat/" + chat + "/share", "request_key", key, "days", "7");
        assertEquals(
                2, storage.number("SELECT COUNT(*) FROM shares WHERE chat_id = " + chat), "another link was wanted");
        var id = storage.number("SELECT MIN(id) FROM shares WHERE chat_id = " + chat);
        ada.posts("/settings/shares", "revoke", Long.toString(id));
        ada.posts("/chat/" + chat + "/share", "request_key", key);
        assertEquals(
                3, storage.number("SELECT COUNT(*) FROM shares WHERE chat_id = " + chat), "the first one was revoked");
        assertEquals(
                400,
                ada.posts("/chat/" + chat + "/share", "request_key", "x".repeat(101))
                        .statusCode());
    }

    @Test
    void thePageOfALinkThatHasEndedOffersNoLogin() {
        var page = visitor.gets("/share/" + "x".repeat(43)).body();
        assertTrue(page.contains("Ask whoever sent it to you for a new one."), page);
        assertFalse(page.contains("/login") || page.contains("/signup"), page);
        assertTrue(visitor.gets("/nothing").body().contains("/login"));
    }

    @Test
    void aUserHasALimitedNumberOfLinks() {
        var dora = server.signUp("dora");
        var chat = begins(dora, "Again and again");
        share(dora, chat);
        storage.updateWhileItRuns("""
                WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO shares (user_id, chat_id, token, title, created_at)
                SELECT user_id, id, 'token ' || i, title, 0 FROM chats, n WHERE id = %d""".formatted(ShareStore.SHARES_MAX, chat));
        var refused = dora.posts("/chat/" + chat + "/share");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("You have 100 shared links"), refused.body());
        var first = dora.gets("/settings/shares").body();
        assertTrue(first.contains("Next page"), first);
        var next = first.replaceAll("(?s).*href=\"(/settings/shares\\?before=\\d+)\".*", "$1");
        assertTrue(dora.gets(next).body().contains("First page"));
    }
}
