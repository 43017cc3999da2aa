package dev.parley.share;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.file.Samples;
import dev.parley.file.Upload;
import dev.parley.provider.ErrorKind;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a snapshot of a chat shows, and what readers can do with it. */
class ShareTest extends ShareFixture {
    @Test
    void aSnapshotIsReadWithoutAnAccountAndShowsNothingElse() {
        model.script()
                .says("It is **salt**: `NaCl` and \\(x^2\\)\n\n|a|b|\n|-|-|\n|1|2|")
                .finishes();
        var chat = begins("Why <b>is</b> the sea salty?");
        var link = share(chat);
        var page = visitor.gets(link);
        assertEquals(200, page.statusCode());
        var body = page.body();
        for (var shown : List.of(
                "Why &lt;b&gt;is&lt;/b&gt; the sea salty?",
                "<strong>salt</strong>",
                "NaCl",
                "class=\"math\"",
                "<table>")) {
            assertTrue(body.contains(shown), shown + " is missing in " + body);
        }
        for (var hidden : List.of(ada.email(), "/chat", "/login", "/settings", "<form", "hx-post", "composer")) {
            assertFalse(body.contains(hidden), hidden + " is in " + body);
        }
        assertTrue(body.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"));
        var headers = page.headers();
        assertEquals("noindex, nofollow", headers.firstValue("X-Robots-Tag").orElse(""));
        assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""));
        assertTrue(headers.firstValue("Set-Cookie").isEmpty());
        assertTrue(headers.firstValue("Content-Security-Policy").isPresent());
        assertEquals(body, ada.gets(link).body(), "the owner sees the same");
        assertTrue(visitor.cookies().getCookieStore().getCookies().isEmpty());
    }

    @Test
    void itStaysAsItWasWhateverHappensToTheChat() {
        model.script().says("The first answer").fails(ErrorKind.KEY_REFUSED, "Incorrect key sk-secret");
        var chat = begins("The question");
        var link = share(chat);
        var page = visitor.gets(link).body();
        assertTrue(page.contains("This answer is incomplete."), page);
        assertFalse(page.contains("sk-secret"), page);
        ada.posts("/chat/" + chat, "title", "Another title");
        var answer = leaf(chat);
        model.script().says(" continued").finishes();
        ada.posts("/chat/" + chat + "/generate?message=" + answer, "continue", "true");
        ada.watches(chat).done();
        model.script().says("Regenerated").finishes();
        ada.posts("/chat/" + chat + "/generate?message=" + answer);
        ada.watches(chat).done();
        ada.posts("/chat/" + chat + "/message/add", "message", "A later question");
        ada.watches(chat).done();
        var question = storage.number("SELECT parent_id FROM messages WHERE id = " + answer);
        ada.posts("/chat/" + chat + "/message/" + question, "message", "An edited question");
        ada.watches(chat).done();
        assertTrue(ada.gets("/chat/" + chat).body().contains("An edited question"));
        assertEquals(page, visitor.gets(link).body());
        assertTrue(visitor.gets(share(chat)).body().contains("An edited question"), "a new link shows the chat of now");
    }

    @Test
    void aTemporaryChatIsSharedOnlyAfterItIsKept() {
        var chat = Person.chatIn(ada.posts("/chat", "message", "A secret", "model", "fake", "temporary", "true"));
        ada.watches(chat).done();
        assertFalse(ada.gets("/chat/" + chat + "/share").body().contains("Create link"));
        var refused = ada.posts("/chat/" + chat + "/share");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Keep it first."), refused.body());
        ada.posts("/chat/" + chat, "temporary", "false");
        assertEquals(200, visitor.gets(share(chat)).statusCode());
    }

    @Test
    void anAnswerThatIsBeingWrittenIsNotShared() {
        var running = model.script().says("Still");
        var chat = ada.begins("Wait");
        var refused = ada.posts("/chat/" + chat + "/share");
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("Wait until the answer is finished"), refused.body());
        assertEquals(0, storage.number("SELECT COUNT(*) FROM shares WHERE chat_id = " + chat));
        running.finishes();
        ada.watches(chat).done();
        assertTrue(visitor.gets(share(chat)).body().contains("Still"));
    }

    @Test
    void itsFilesAndReasoningAreSharedOnlyIfTheOwnerWantsSo() {
        model.script().thinks("Hmm, rivers").says("Salt").finishes();
        var text = Upload.text(ada, "notes.txt", "My notes");
        var other = Upload.text(ada, "other.txt", "Not in this chat");
        var chat = Person.chatIn(ada.posts("/chat", "model", "fake", "message", "", "attachment-" + text, "true"));
        ada.watches(chat).done();
        var with = share(chat, "files", "true", "reasoning", "true");
        var page = visitor.gets(with).body();
        assertTrue(page.contains("notes.txt") && page.contains("Hmm, rivers"), page);
        assertFalse(page.contains("href=\"/files/"), page);
        var file = visitor.gets(with + "/files/1");
        assertEquals("My notes", file.body());
        assertTrue(file.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
        assertEquals(
                "noindex, nofollow", file.headers().firstValue("X-Robots-Tag").orElse(""));
        assertEquals(
                "private, no-cache", file.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(file.headers().firstValue("Set-Cookie").isEmpty());
        assertEquals("My notes", visitor.gets(with + "/files/1?text").body());
        for (var missing : List.of("2", "0", Long.toString(other), "x")) {
            assertEquals(404, visitor.gets(with + "/files/" + missing).statusCode(), missing);
        }
        assertTrue(visitor.gets("/files/" + text).statusCode() != 200);

        // The title of the chat is the name of the file.
        var without = share(chat, "title", "A file");
        var bare = visitor.gets(without).body();
        assertFalse(bare.contains("notes.txt") || bare.contains("Hmm, rivers"), bare);
        assertTrue(bare.contains("Files that are not shared"), bare);
        assertEquals(404, visitor.gets(without + "/files/1").statusCode());
        ada.posts("/settings/shares", "all", "true");
        assertEquals(404, visitor.gets(with + "/files/1").statusCode());
    }

    @Test
    void aLongChatHasPagesAndItsOldestMessagesAreLeftOut() {
        var chat = begins("The first question");
        ada.posts("/chat/" + chat, "title", "Long");
        storage.lengthen(chat, Snapshot.MESSAGES_MAX + 2);
        var link = share(chat);
        var page = visitor.gets(link).body();
        assertTrue(page.contains("Earlier messages are not shared."), page);
        assertFalse(page.contains("The first question"), page);
        assertTrue(page.contains(">Message 3<") && page.contains("Message 52") && !page.contains(">Message 53<"), page);
        assertTrue(page.contains(link + "?after=50"), page);
        var more = visitor.getsByHtmx(link + "?after=50").body();
        assertTrue(more.contains(">Message 53<") && !more.contains("<title"), more);
        assertTrue(visitor.gets(link + "?after=1950").body().contains("From the beginning"));
        assertEquals(404, visitor.gets(link + "?after=2000").statusCode());
        assertTrue(ada.gets("/settings/shares").body().contains("the oldest messages are left out"));
    }

    @Test
    void htmlOfAnOlderRendererIsReplaced() {
        var link = share(begins("Old"));
        storage.updateWhileItRuns(
                "UPDATE share_messages SET version = 0, html = '<i>old</i>' WHERE role = 'assistant'");
        assertFalse(visitor.gets(link).body().contains("<i>old</i>"));
        assertEquals(
                0,
                storage.number("SELECT COUNT(*) FROM share_messages WHERE html = '<i>old</i>' AND share_id = "
                        + "(SELECT MAX(id) FROM shares)"));
    }

    @Test
    void aReaderWithAnAccountContinuesAnOwnCopy() {
        model.script().says("Salt *it* is").finishes();
        var text = Upload.text(ada, "shared.txt", "Shared notes");
        var chat = Person.chatIn(ada.posts("/chat", "model", "fake", "message", "Why?", "attachment-" + text, "true"));
        ada.watches(chat).done();
        var link = share(chat, "files", "true");
        var own = link.replace("/share/", "/shared/");
        assertTrue(visitor.gets(link).body().contains(own));
        assertTrue(Person.location(visitor.gets(own)).startsWith("/login?next="));
        assertTrue(bob.gets(own).body().contains("Copy to my chats"));
        var copy = Person.chatIn(bob.posts(own));
        var page = bob.gets("/chat/" + copy).body();
        assertTrue(page.contains("Salt <em>it</em> is") && page.contains("shared.txt"), page);
        var file = page.replaceFirst("(?s).*?href=\"(/files/\\d+)\".*", "$1");
        assertEquals("Shared notes", bob.gets(file).body());
        assertEquals(404, ada.gets(file).statusCode());
        assertEquals(404, ada.gets("/chat/" + copy).statusCode());
        bob.posts("/chat/" + copy + "/message/add", "message", "And the rivers?");
        bob.watches(copy).done();
        assertTrue(model.requests()
                .get(model.requests().size() - 1)
                .messages()
                .toString()
                .contains("Shared notes"));
        assertFalse(visitor.gets(link).body().contains("rivers"));
        var again = Person.chatIn(bob.posts(own));
        ada.posts("/settings/shares", "all", "true");
        assertEquals(404, bob.posts(own).statusCode());
        ada.posts("/chat/" + chat, "_method", "delete");
        clock.advance(Duration.ofSeconds(10));
        Await.until(() -> storage.number("SELECT COUNT(*) FROM chats WHERE id = " + chat) == 0);
        assertEquals("Shared notes", bob.gets(file).body(), "the copy is independent");
        assertEquals(200, bob.gets("/chat/" + again).statusCode());
    }

    @Test
    void theCopyMayHaveAnotherTitle() {
        var chat = begins("My diagnosis");
        var page = visitor.gets(share(chat, "title", " A  question ")).body();
        assertTrue(page.contains("<title>A question - Parley</title>"), page);
        assertTrue(visitor.gets(share(chat, "title", "")).body().contains("<title>My diagnosis - Parley</title>"));
        assertEquals(
                422,
                ada.posts("/chat/" + chat + "/share", "title", "x".repeat(201)).statusCode());
        assertTrue(ada.gets("/chat/" + chat).body().contains("<title>My diagnosis - Parley</title>"));
    }

    /** Such answers come from other applications. */
    @Test
    void anAnswerThatIsOnlyAnImageIsNoEmptyAnswer() {
        var image = Base64.getEncoder().encodeToString(Samples.image("png", 2, 2));
        var export = """
                {"format": "parley-chat", "version": 1, "id": "x/1", "title": "A drawing", "messages": [
                  {"id": "1", "role": "user", "status": "complete", "content": "Draw the sea"},
                  {"id": "2", "parent": "1", "role": "assistant", "status": "complete", "content": "",
                    "files": [{"name": "sea.png", "media_type": "image/png", "content": "%s"}]}]}""".formatted(image);
        var cleo = server.signUp("cleo");
        new Upload().file("file", "chat.json", export.getBytes(UTF_8)).send(cleo, "/settings/data/import");
        Await.until(() -> cleo.gets("/chats").body().contains("A drawing"));
        var chat = storage.number("SELECT MAX(chat_id) FROM chat_origins");
        Await.until(() -> cleo.gets("/chat/" + chat).body().contains("sea.png"));
        var pages = List.of(
                cleo.gets("/chat/" + chat).body(),
                visitor.gets(share(cleo, chat, "files", "true")).body());
        for (var page : pages) {
            assertTrue(page.contains("alt=\"sea.png\""), page);
            assertFalse(page.contains("empty answer"), page);
            assertFalse(page.contains("incomplete"), page);
        }
    }
}
