package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.ClockFixture;
import dev.parley.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chats that are in no list and are deleted after 24 hours without activity. */
class TemporaryChatTest extends ClockFixture {
    @Test
    void aTemporaryChatIsInNoListAndItsPageSaysSo() {
        var chat = begins();
        assertEquals(List.of(), SidebarPage.of(ada).byDate());
        assertFalse(ada.gets("/chats").body().contains(">A secret</a>"));
        var page = ada.gets("/chat/" + chat).body();
        assertTrue(page.contains("Deleted after 24 hours without activity."), page);
        var turn = ada.postsByHtmx("/chat/" + chat + "/message/add", "message", "And another");
        assertFalse(turn.body().contains("id=\"chat-" + chat + "\""), turn.body());
    }

    @Test
    void itIsRemoved24HoursAfterTheLastQuestion() {
        var chat = begins();
        clock.advance(Duration.ofHours(23));
        ada.posts("/chat/" + chat + "/message/add", "message", "Still there?");
        ada.watches(chat).done();
        clock.advance(Duration.ofHours(23));
        assertEquals(200, ada.gets("/chat/" + chat).statusCode());
        clock.advance(Duration.ofHours(1));
        Await.until(() -> ada.gets("/chat/" + chat).statusCode() == 404);
        clock.advance(Duration.ofSeconds(10));
        Await.until(() -> storage.number("SELECT COUNT(*) FROM messages") == 0);
    }

    @Test
    void aRunningAnswerIsStoppedFirst() {
        var answer = model.script().says("Still");
        var chat = Person.chatIn(ada.posts("/chat", "message", "A secret", "model", "fake", "temporary", "true"));
        ada.watches(chat).until("Still");
        clock.advance(Duration.ofHours(24));
        answer.awaitClosed();
    }

    @Test
    void aKeptChatIsInTheListAndStays() {
        var chat = begins();
        assertEquals("/chat/" + chat, Person.location(ada.posts("/chat/" + chat, "temporary", "false")));
        assertEquals(List.of("A secret"), SidebarPage.of(ada).byDate());
        clock.advance(Duration.ofDays(2));
        ada.logsIn();
        var other = begins();
        clock.advance(Duration.ofHours(24));
        Await.until(
                () -> storage.number("SELECT COUNT(*) FROM chats WHERE deleted_at IS NOT NULL AND id = " + other) == 1);
        assertEquals(200, ada.gets("/chat/" + chat).statusCode());
    }

    @Test
    void itCanBeDeletedAtOnce() {
        var chat = begins();
        assertEquals("/chat?deleted=" + chat, Person.location(ada.posts("/chat/" + chat, "_method", "delete")));
        assertEquals(404, ada.gets("/chat/" + chat).statusCode());
    }

    private long begins() {
        var chat = Person.chatIn(ada.posts("/chat", "message", "A secret", "model", "fake", "temporary", "true"));
        ada.watches(chat).done();
        return chat;
    }
}
