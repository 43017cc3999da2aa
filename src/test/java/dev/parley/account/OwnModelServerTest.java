package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.FakeRequest;
import dev.parley.provider.Script;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users with a model server of their own. The model servers of the tests have loopback addresses and no TLS. */
class OwnModelServerTest {
    private static final String SHARED_KEY = "sk-shared-0123456789";
    private static final String OWN_KEY = "sk-own-9876543210";

    private final FakeOpenAi shared = new FakeOpenAi();
    private final FakeOpenAi own = new FakeOpenAi();
    private final TestServer server = TestServer.configured("OPENAI_API_KEY", SHARED_KEY)
            .set("OPENAI_BASE_URL", shared.baseUrl().toString())
            .set("PARLEY_USER_URLS", "public")
            .userUrls(urls -> urls.withoutTls(InetAddress::isLoopbackAddress));

    @AfterEach
    void stop() {
        server.close();
        shared.close();
        own.close();
    }

    @Test
    void theOwnServerNeverGetsTheSharedKeyAndTheSharedOneNeverTheOwn() {
        var ada = started();
        assertEquals(303, save(ada, own.baseUrl().toString()).statusCode());
        own.answers(Script.answer("Mine"));
        var chat = ada.begins("Who are you?");
        ada.watches(chat).done();
        assertEquals(Optional.empty(), question(own).header("Authorization"));

        ada.posts("/settings", "api_key", OWN_KEY, "current_password", Person.PASSWORD);
        own.answers(Script.answer("Mine again"));
        ada.posts("/chat/" + chat + "/generate");
        ada.watches(chat).done();
        assertEquals(Optional.of("Bearer " + OWN_KEY), question(own).header("Authorization"));

        ada.posts("/settings/server", "_method", "delete");
        shared.answers(Script.answer("Shared"));
        ada.posts("/chat/" + chat + "/generate");
        ada.watches(chat).done();
        assertEquals(Optional.of("Bearer " + SHARED_KEY), question(shared).header("Authorization"));
    }

    @Test
    void aKeyIsForgottenWhenTheServerChangesOrIsNoLongerAllowed() {
        var ada = started();
        ada.posts("/settings", "api_key", OWN_KEY, "current_password", Person.PASSWORD);
        save(ada, own.baseUrl().toString());
        assertFalse(ada.gets("/settings").body().contains("3210"), "the key was for the other server");
        ada.posts("/settings", "api_key", OWN_KEY, "current_password", Person.PASSWORD);
        save(ada, own.baseUrl().toString());
        assertTrue(ada.gets("/settings").body().contains("3210"), "the same server keeps its key");

        server.stop();
        server.set("PARLEY_USER_URLS", "openrouter.ai").start();
        assertTrue(ada.gets("/settings").body().contains("The administrator no longer allows this server."));
        shared.answers(Script.answer("Shared"));
        ada.watches(ada.begins("Who are you?")).done();
        assertEquals(Optional.of("Bearer " + SHARED_KEY), question(shared).header("Authorization"));
    }

    @Test
    void aServerIsSavedOnlyWithThePasswordAndIfItMayBeUsed() {
        var ada = started();
        var wrong = ada.posts("/settings/server", "server_url", own.baseUrl().toString(), "current_password", "wrong");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("That is not your current password."), wrong.body());
        assertTrue(wrong.body().contains("value=\"" + own.baseUrl() + "\""), "the form keeps the URL");
        assertRefused("This URL can’t be used.", save(ada, "ftp://example.org"));
        assertRefused("This URL can’t be used.", save(ada, "http://10.0.0.1/v1"));
        assertRefused("Can’t find this server.", save(ada, "http://does-not-exist.invalid/v1"));
        assertEquals(0, new Storage(server).number("SELECT COUNT(*) FROM settings WHERE server_url IS NOT NULL"));
    }

    @Test
    void aNameOfAPrivateAddressIsRefused() {
        server.userUrls(urls -> urls.withoutTls(address -> false));
        assertRefused("This server has an address that is not allowed.", save(started(), "http://localhost:1/v1"));
    }

    @Test
    void withoutPermissionThereIsNoField() {
        server.unset("PARLEY_USER_URLS").userUrls(urls -> urls);
        var ada = started();
        assertFalse(ada.gets("/settings").body().contains("server_url"));
        var refused = save(ada, "https://openrouter.ai/api/v1");
        assertEquals(422, refused.statusCode());
        assertEquals(0, new Storage(server).number("SELECT COUNT(*) FROM settings WHERE server_url IS NOT NULL"));
    }

    @Test
    void redirectsOfAServerAreNotFollowed() {
        var ada = started();
        save(ada, own.baseUrl().toString());
        own.answers(Script.status(307, "", "Location", shared.baseUrl() + "/chat/completions"));
        ada.watches(ada.begins("Who are you?")).done();
        question(own);
        while (shared.requestsWaiting() > 0) {
            assertTrue(shared.awaitRequest().path().endsWith("/models"), "the question was not sent elsewhere");
        }
    }

    private Person started() {
        shared.lists("fake");
        own.lists("fake");
        server.start();
        return server.signUp("ada");
    }

    private static HttpResponse<String> save(Person person, String url) {
        return person.posts("/settings/server", "server_url", url, "current_password", Person.PASSWORD);
    }

    private static void assertRefused(String message, HttpResponse<String> response) {
        assertEquals(422, response.statusCode());
        assertTrue(response.body().contains(message), response.body());
    }

    private static FakeRequest question(FakeOpenAi openAi) {
        var request = openAi.awaitRequest();
        while (!request.path().endsWith("/chat/completions")) {
            request = openAi.awaitRequest();
        }
        return request;
    }
}
