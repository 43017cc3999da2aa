package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeModel;
import dev.parley.web.Translations;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The error of an answer is stored as a code, and shown in the language of the user. */
class StoredErrorTest {
    private final FakeModel model = new FakeModel();
    private final TestServer server = TestServer.with(model);
    private final Storage storage = new Storage(server);
    private final Person ada = server.signUp("ada");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theKindIsStoredAsItsCodeWithTheServersMessage() {
        var chat = fails(ErrorKind.KEY_REFUSED, "Who are you?");
        assertEquals("key_refused", storage.text("SELECT error FROM messages WHERE role = 'assistant'"));
        assertEquals("Who are you?", storage.text("SELECT error_detail FROM messages WHERE role = 'assistant'"));
        assertShows(chat, "model-error.key_refused");
    }

    @Test
    void aCodeOfANewerVersionIsShownAsAGeneralError() {
        var chat = fails(ErrorKind.KEY_REFUSED, "");
        storage.updateWhileItRuns("UPDATE messages SET error = 'quota_of_2030' WHERE role = 'assistant'");
        assertShows(chat, "model-error.internal");
    }

    private long fails(ErrorKind kind, String detail) {
        model.script().fails(kind, detail);
        var chat = ada.begins("How many?");
        ada.watches(chat).done();
        return chat;
    }

    private void assertShows(long chat, String key) {
        var page = ada.gets("/chat/" + chat).body();
        assertTrue(page.contains(Translations.in(Locale.ENGLISH).text(key)), page);
    }
}
