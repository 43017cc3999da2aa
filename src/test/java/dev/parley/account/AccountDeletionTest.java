package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountDeletionTest {
    private static final String SECRET = "xylophonequartz";

    private final FakeModel model = new FakeModel();
    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private TestServer server;
    private Storage storage;
    private Person admin;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.configured("PARLEY_DEMO", "on")
                .model(model)
                .clock(clock)
                .start();
        storage = new Storage(server);
        admin = server.signUp("admin");
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everythingOfTheAccountIsRemovedAndNothingOfOthers() throws IOException {
        admin.watches(admin.begins("Mine stays")).done();
        long chat = ada.begins(SECRET);
        ada.watches(chat).done();
        storage.lengthen(chat, 1_200);
        storage.addChats(ada, 50, 0);
        ada.posts("/folders", "name", SECRET);
        ada.posts("/presets", "name", SECRET, "system_prompt", SECRET);
        ada.posts("/settings", "system_prompt", SECRET);
        ada.posts("/chat/" + chat + "/settings", "system_prompt", SECRET);
        server.visitor().posts("/login", "email", ada.email(), "password", Person.PASSWORD);

        var response = deletes(ada, Person.PASSWORD);
        assertEquals("/", Person.location(response), response.body());
        assertEquals(
                "\"storage\"", response.headers().firstValue("Clear-Site-Data").orElse(""));
        assertEquals(303, ada.gets("/chat").statusCode(), "logged out at once");
        assertEquals(0, storage.number("SELECT COUNT(*) FROM sessions WHERE user_id = 2"));
        assertEquals(1, storage.number("SELECT COUNT(*) FROM attempts"), "the address of the admin");
        assertEquals(422, logsIn().statusCode());

        awaitRemoval();
        Await.until(() -> storage.number("SELECT COUNT(*) FROM search_queue") == 0);
        for (var table : new String[] {"chats", "folders", "presets", "settings", "search_documents"}) {
            assertEquals(0, storage.number("SELECT COUNT(*) FROM " + table + " WHERE user_id = 2"), table);
        }
        assertEquals(2, storage.number("SELECT COUNT(*) FROM messages"), "those of the admin");
        server.stop();
        assertFalse(server.database().content().contains(SECRET));
        server.start();
    }

    @Test
    void aRunningAnswerIsEndedAndTheRemovalContinuesAfterARestart() {
        var answer = model.script().says("An answer that never ends");
        ada.begins("Write for ever");
        deletes(ada, Person.PASSWORD);
        answer.awaitClosed();
        server.stop();
        clock.advance(AccountDeletion.DELAY);
        server.start();
        awaitRemoval();
        assertEquals(0, storage.number("SELECT COUNT(*) FROM messages"));
    }

    @Test
    void theEmailAddressIsFreeAtOnceForAnAccountThatSeesNothingOfTheOld() {
        ada.watches(ada.begins(SECRET)).done();
        deletes(ada, Person.PASSWORD);
        var again = server.signUp("ada");
        assertFalse(again.gets("/chat").body().contains(SECRET));
        assertEquals(1, storage.number("SELECT COUNT(*) FROM audit WHERE action = 'account_deleted'"));
    }

    @Test
    void theLastAdminCannotBeDeleted() {
        var refused = deletes(admin, Person.PASSWORD);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("the only admin"), refused.body());
        assertEquals(200, admin.gets("/chat").statusCode());
    }

    @Test
    void theDeletionNeedsThePasswordAndTheTick() {
        assertTrue(deletes(ada, "wrong").body().contains("not your current password"));
        var unticked = ada.posts("/settings/security/deletion", "current_password", Person.PASSWORD);
        assertEquals(422, unticked.statusCode());
        assertTrue(unticked.body().contains("Tick this box"), unticked.body());
        assertEquals(200, ada.gets("/chat").statusCode());
    }

    private static HttpResponse<String> deletes(Person person, String password) {
        return person.posts("/settings/security/deletion", "understood", "1", "current_password", password);
    }

    private HttpResponse<String> logsIn() {
        return server.visitor().posts("/login", "email", ada.email(), "password", Person.PASSWORD);
    }

    private void awaitRemoval() {
        clock.advance(AccountDeletion.DELAY.plus(Duration.ofSeconds(1)));
        Await.until(() -> storage.number("SELECT COUNT(*) FROM users WHERE id = 2") == 0);
    }
}
