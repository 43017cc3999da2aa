package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.ClockFixture;
import dev.parley.Person;
import dev.parley.TestSize;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Deleting a chat, and undoing that. The tests wait for the purge, which runs every two seconds. */
@Execution(ExecutionMode.CONCURRENT)
class DeleteTest extends ClockFixture {
    private static final int MESSAGES = TestSize.of(2_000, 10_000);

    @Test
    void aDeletedChatIsGoneAtOnceAndItsRowOffersUndo() {
        var chat = begins("Delete me");
        var row = ada.deletesByHtmx("/chat/" + chat);
        assertEquals(200, row.statusCode());
        assertTrue(row.body().contains("Deleted: “Delete me”") && row.body().contains(">Undo</button>"), row.body());
        assertEquals(404, ada.gets("/chat/" + chat).statusCode());
        assertEquals(404, ada.gets("/chat/" + chat + "/generate").statusCode());
        assertEquals(404, ada.posts("/chat/" + chat, "title", "Still here").statusCode());
        assertEquals(
                404,
                ada.posts("/chat/" + chat + "/message/add", "message", "Hello?").statusCode());
        assertEquals(404, ada.deletesByHtmx("/chat/" + chat).statusCode());
        assertFalse(ada.gets("/chat").body().contains("Delete me"));
    }

    @Test
    void deletingTheOpenChatRedirectsToANewChatThatOffersUndo() {
        var chat = begins("Delete me");
        var response = ada.deletesByHtmx(
                "/chat/" + chat,
                "HX-Current-URL",
                server.url("/chat/" + chat + "?before=9#x").toString());
        var location = response.headers().firstValue("HX-Redirect").orElse("");
        assertEquals("/chat?deleted=" + chat, location);
        var notice = ada.gets(location).body();
        assertTrue(notice.contains("Deleted: “Delete me”") && notice.contains(">Undo</button>"), notice);
        clock.advance(Duration.ofSeconds(10));
        assertFalse(ada.gets(location).body().contains("Delete me"), "there is nothing to undo any more");
    }

    @Test
    void undoRestoresTheChat() {
        var chat = begins("Delete me");
        var page = ada.gets("/chat/" + chat).body();
        assertEquals("/chat?deleted=" + chat, Person.location(ada.posts("/chat/" + chat, "_method", "delete")));
        clock.advance(Duration.ofMillis(9_999));
        assertEquals("/chat/" + chat, Person.location(ada.posts("/chat/" + chat, "restore", "true")));
        assertEquals(withoutKeys(page), withoutKeys(ada.gets("/chat/" + chat).body()));
        clock.advance(Duration.ofDays(1));
        server.restart();
        assertEquals(200, ada.gets("/chat/" + chat).statusCode(), "and it stays");
    }

    @Test
    void forHtmxUndoRestoresTheRow() {
        var chat = begins("Delete me");
        ada.deletesByHtmx("/chat/" + chat);
        var row = ada.postsByHtmx("/chat/" + chat, "restore", "true");
        assertTrue(
                row.body().contains("id=\"chat-" + chat + "\"") && row.body().contains(">Delete me</a>"), row.body());
    }

    @Test
    void afterTenSecondsTheRowsAreRemovedAndUndoIsRefused() {
        var kept = begins("Keep me");
        var chat = begins("Delete me");
        var messages = storage.number("SELECT COUNT(*) FROM messages");
        ada.deletesByHtmx("/chat/" + chat);
        clock.advance(Duration.ofSeconds(10));
        var late = ada.posts("/chat/" + chat, "restore", "true");
        assertEquals(404, late.statusCode());
        assertTrue(late.body().contains("Too late"), late.body());
        Await.until(() -> storage.number("SELECT COUNT(*) FROM chats") == 1);
        assertEquals(messages - 2, storage.number("SELECT COUNT(*) FROM messages"));
        assertEquals(200, ada.gets("/chat/" + kept).statusCode());
    }

    @Test
    void aChatDeletedBeforeACrashIsRemovedAtTheNextStart() {
        var chat = begins("Delete me");
        ada.deletesByHtmx("/chat/" + chat);
        server.stop();
        clock.advance(Duration.ofSeconds(10));
        server.start();
        Await.until(() -> storage.number("SELECT COUNT(*) FROM chats") == 0);
        assertEquals(0, storage.number("SELECT COUNT(*) FROM messages"));
    }

    @Tag(TestSize.FULL)
    @Test
    void aLongChatIsRemovedCompletely() {
        var chat = begins("Delete me");
        storage.lengthen(chat, MESSAGES);
        ada.deletesByHtmx("/chat/" + chat);
        clock.advance(Duration.ofSeconds(10));
        Await.until(() -> storage.number("SELECT COUNT(*) FROM chats") == 0);
        assertEquals(0, storage.number("SELECT COUNT(*) FROM messages"));
    }

    @Test
    void removedTextIsOverwrittenInTheDatabaseFile() throws IOException {
        var secret = "Nobody shall ever read of the blue herring again";
        var chat = begins(secret);
        server.restart();
        assertTrue(server.database().content().contains(secret));
        ada.deletesByHtmx("/chat/" + chat);
        clock.advance(Duration.ofSeconds(10));
        Await.until(() -> storage.number("SELECT COUNT(*) FROM chats") == 0);
        server.restart();
        assertFalse(server.database().content().contains(secret));
    }

    @Test
    void deletingAChatStopsItsAnswerAndUndoShowsItAsStopped() {
        var answer = model.script().says("Still");
        var chat = ada.begins("Delete me");
        ada.watches(chat).until("Still");
        ada.deletesByHtmx("/chat/" + chat);
        answer.awaitClosed();
        ada.posts("/chat/" + chat, "restore", "true");
        var done = ada.watches(chat).done();
        assertTrue(done.contains("data-status=\"stopped\"") && done.contains("Still"), done);
    }

    @Test
    void aLateWriteDoesNotRestoreADeletedChat() {
        var answer = model.script().says("Still");
        var chat = ada.begins("Delete me");
        try (var watching = ada.watches(chat)) {
            watching.until("Still");
            ada.deletesByHtmx("/chat/" + chat);
            answer.says(" there").finishes();
            assertEquals("", watching.done().strip(), "nor to followers");
        }
        clock.advance(Duration.ofSeconds(10));
        Await.until(() -> storage.number("SELECT COUNT(*) FROM chats") == 0);
        assertEquals(0, storage.number("SELECT COUNT(*) FROM messages"));
        assertEquals(404, ada.gets("/chat/" + chat).statusCode());
    }

    @Test
    void anAnswerThatStartsWhileItsChatIsDeletedIsStopped() {
        var chat = begins("Delete me");
        var answer = model.script().says("Never");
        model.meanwhile(() -> ada.deletesByHtmx("/chat/" + chat));
        ada.posts("/chat/" + chat + "/message/add", "message", "Are you there?");
        answer.awaitClosed();
    }

    @Test
    void anotherUserCannotRestoreADeletedChat() {
        var chat = begins("Delete me");
        var bob = server.signUp("bob");
        ada.deletesByHtmx("/chat/" + chat);
        assertEquals(404, bob.posts("/chat/" + chat, "restore", "true").statusCode());
        assertFalse(bob.gets("/chat?deleted=" + chat).body().contains("Delete me"));
        assertEquals(303, ada.posts("/chat/" + chat, "restore", "true").statusCode());
    }

    private long begins(String question) {
        var chat = ada.begins(question);
        ada.watches(chat).done();
        return chat;
    }

    private static String withoutKeys(String page) {
        return page.replaceAll("name=\"request_key\"[^>]*", "");
    }
}
