package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.ServerFixture;
import dev.parley.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stored HTML of finished answers. The tests change it in the database to detect which HTML a page shows. */
class StoredHtmlTest extends ServerFixture {
    private static final String MARK = "<!-- as stored -->";

    private Storage storage;

    @BeforeEach
    void start() {
        storage = new Storage(server);
    }

    @Test
    void aPageShowsTheStoredHtmlOfEachAnswer() {
        var chat = begins("Hello?");
        storage.lengthen(chat, 50);
        ada.gets("/chat/" + chat);
        awaitStored(25);
        mark();
        assertEquals(25, marks(ada.gets("/chat/" + chat).body()));
        assertEquals(25, marks(ada.gets("/chat/" + chat + "?print=").body()));
        assertTrue(ada.watches(chat).done().contains(MARK));
    }

    @Test
    void theHtmlOfAnAnswerWithoutFollowersIsStored() {
        ada.begins("Hello?");
        awaitStored(1);
        assertEquals("<p dir=\"auto\">A plain answer.</p>\n", storage.text("SELECT html FROM answer_html"));
    }

    @Test
    void continuingAnAnswerRemovesItsStoredHtml() {
        model.script().says("One").ends();
        var chat = ada.begins("Count");
        awaitStored(1);
        mark();
        var rest = model.script().says(", two");
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/generate", "continue", "true").statusCode());
        assertEquals(0, stored());
        try (var page = ada.watches(chat)) {
            page.until("two");
            assertFalse(ada.gets("/chat/" + chat).body().contains(MARK));
            assertEquals(0, stored(), "it is still being written");
            rest.finishes();
            assertTrue(page.done().contains("<p dir=\"auto\">One, two</p>"));
        }
        awaitStored(1);
        assertEquals("<p dir=\"auto\">One, two</p>\n", storage.text("SELECT html FROM answer_html"));
    }

    @Test
    void theHtmlOfADeletedChatIsDeleted() {
        var chat = begins("Hello?");
        awaitStored(1);
        ada.deletesByHtmx("/chat/" + chat);
        storage.updateWhileItRuns("UPDATE chats SET deleted_at = 0");
        awaitStored(0);
    }

    private long begins(String question) {
        var chat = ada.begins(question);
        ada.watches(chat).done();
        return chat;
    }

    private void mark() {
        storage.updateWhileItRuns("UPDATE answer_html SET html = html || '" + MARK + "'");
    }

    private static int marks(String page) {
        return page.split(MARK, -1).length - 1;
    }

    private long stored() {
        return storage.number("SELECT COUNT(*) FROM answer_html");
    }

    private void awaitStored(int count) {
        Await.until(() -> stored() == count);
    }
}
