package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ServerFixture;
import dev.parley.Storage;
import org.junit.jupiter.api.Test;

/** A link to a message opens the part of the conversation that contains it, on whichever branch it is. */
class ShownMessageTest extends ServerFixture {
    @Test
    void aMessageOfAHiddenBranchIsShownWithItsBranchAndTheShownBranchStays() {
        model.script().says("First answer.").finishes();
        var chat = ada.begins("First question?");
        ada.watches(chat).done();
        var question = storage().number("SELECT MIN(id) FROM messages");
        model.script().says("Second answer.").finishes();
        ada.posts("/chat/" + chat + "/message/" + question, "message", "Second question?");
        ada.watches(chat).done();

        var page = ada.gets("/chat/" + chat + "?message=" + question).body();
        assertTrue(page.contains("First question?") && page.contains("First answer."), page);
        assertFalse(page.contains("Second"), page);
        assertTrue(ada.gets("/chat/" + chat).body().contains("Second answer."));
        ada.postsByHtmx("/chat/" + chat + "/message/add", "message", "And?", "after", "" + (question + 1));
        assertEquals("First answer.", model.requests().get(2).messages().get(2).content());
    }

    @Test
    void aMessageNearTheEndIsShownWithAllThatFollows() {
        var chat = longChat(150);
        var page = page(chat, 20);
        assertTrue(
                page.contains(">Message 20<") && page.contains(">Message 150<") && page.contains("id=\"composer\""),
                page);
        assertFalse(page.contains(">Message 9<"));
    }

    @Test
    void aMessageFarFromTheEndIsShownWithSomeMessagesAroundIt() {
        var chat = longChat(1_000);
        var page = page(chat, 500);
        assertTrue(
                page.contains(">Message 490<") && page.contains(">Message 500<") && page.contains(">Message 510<"),
                page);
        assertFalse(page.contains(">Message 1000<") || page.contains("id=\"composer\""), "no end, so no composer");
        assertTrue(page.contains("Jump to latest") && page.contains("Earlier messages"));
        assertTrue(page(chat, 3).contains(">Message 3<"));
    }

    @Test
    void switchingToABranchFarAboveTheEndRedirectsHtmxToThatPart() {
        var chat = longChat(1_000);
        var path = "/chat/" + chat + "/message/" + id(500);
        var selected = ada.postsByHtmx(path, "select", "true");
        assertEquals(
                "/chat/" + chat + "?message=" + id(500) + "#message-" + id(500),
                selected.headers().firstValue("HX-Redirect").orElse(""));
    }

    private long longChat(int messages) {
        var chat = ada.begins("Hello?");
        ada.watches(chat).done();
        storage().lengthen(chat, messages);
        return chat;
    }

    private String page(long chat, int message) {
        return ada.gets("/chat/" + chat + "?message=" + id(message)).body();
    }

    private long id(int message) {
        return storage().number("SELECT id FROM messages WHERE content = 'Message " + message + "'");
    }

    private Storage storage() {
        return new Storage(server);
    }
}
