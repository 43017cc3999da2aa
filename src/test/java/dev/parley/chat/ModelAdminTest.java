package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.FakeModel;
import dev.parley.provider.Provider;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The model server and the models that the admin sets. The first user, ada, is the admin. */
class ModelAdminTest {
    private static final String URL = "http://127.0.0.1:9/v1";

    private final FakeModel model = new FakeModel();
    private final TestServer server = TestServer.configured("PARLEY_DEMO", "on").model(model);
    private Person ada;
    private Person bob;

    private void start() {
        server.start();
        ada = server.signUp("ada");
        bob = server.signUp("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aStoredServerAndKeyTakeEffectWithTheNextQuestion() {
        server.unset("OPENAI_BASE_URL");
        start();
        saves("base_url", URL + "/", "api_key", "sk-shared-1234");
        asks(bob, "fake");
        assertEquals(URL, provider().baseUrl().toString());
        assertEquals(Optional.of("sk-shared-1234"), provider().apiKey());
        var page = ada.gets("/admin/models").body();
        assertTrue(page.contains("…1234") && !page.contains("sk-shared"), page);
        assertFalse(new Storage(server)
                .text("SELECT value FROM installation_settings WHERE name = 'openai_api_key'")
                .contains("sk-"));
        saves("base_url", URL, "remove_key", "true");
        asks(bob, "fake");
        assertEquals(Optional.empty(), provider().apiKey());
    }

    @Test
    void noKeyIsSentToAServerForWhichItWasNotEntered() {
        server.unset("OPENAI_BASE_URL");
        start();
        saves("base_url", URL, "api_key", "sk-shared-1234");
        bob.posts("/settings/connections/0/key", "api_key", "sk-own-5678", "current_password", Person.PASSWORD);
        asks(bob, "fake");
        assertEquals(Optional.of("sk-own-5678"), provider().apiKey());
        saves("base_url", "http://127.0.0.1:8/v1");
        asks(bob, "fake");
        assertEquals(Optional.empty(), provider().apiKey());
        saves("base_url", URL);
        asks(bob, "fake");
        assertEquals(Optional.of("sk-own-5678"), provider().apiKey(), "it was entered for this server");
        asks(ada, "fake");
        assertEquals(Optional.empty(), provider().apiKey(), "the shared one was removed");
    }

    @Test
    void theEnvironmentTakesPrecedenceAndIsShown() {
        server.set("OPENAI_API_KEY", "sk-environment");
        start();
        var page = ada.gets("/admin/models").body();
        assertTrue(page.contains("Set in the environment") && page.contains("…ment"), page);
        var refused =
                ada.posts("/admin/models", "base_url", "http://127.0.0.1:8/v1", "current_password", Person.PASSWORD);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("can’t be changed here"), refused.body());
        asks(bob, "fake");
        assertEquals(Optional.of("sk-environment"), provider().apiKey());
    }

    @Test
    void aChangeNeedsThePasswordAndAUrl() {
        server.unset("OPENAI_BASE_URL");
        start();
        assertEquals(
                422,
                ada.posts("/admin/models", "base_url", URL, "current_password", "no")
                        .statusCode());
        for (var wrong : new String[] {
            "ftp://x",
            "nonsense",
            "http://",
            "http://u:p@x/v1",
            "http://metadata.google.internal/v1",
            "http://169.254.169.254/v1",
            "http://[::ffff:169.254.169.254]/v1",
            "http://2852039166/v1",
            "http://0xa9.0xfe.0xa9.0xfe/v1",
            "http://169.254.169.254./v1"
        }) {
            var refused = ada.posts("/admin/models", "base_url", wrong, "current_password", Person.PASSWORD);
            assertEquals(422, refused.statusCode(), wrong);
            assertTrue(refused.body().contains("value=\"" + wrong + "\""), refused.body());
        }
        assertEquals(404, bob.posts("/admin/models", "base_url", URL).statusCode());
    }

    @Test
    void theDefaultModelAndPromptApplyUntilAUserChoosesTheirOwn() {
        start();
        defaults("house-model", "", "You are the house.");
        assertTrue(bob.gets("/chat").body().contains("value=\"house-model\""));
        asks(bob, "house-model");
        assertEquals(Optional.of("You are the house."), ChatSettingsTest.prompt(last()));
        assertTrue(bob.gets("/settings").body().contains(">You are the house.</textarea>"));
        bob.posts("/settings", "system_prompt", "Mine");
        asks(bob, "other");
        assertEquals(Optional.of("Mine"), ChatSettingsTest.prompt(last()));
        defaults("", "", "");
        asks(ada, "other");
        assertEquals(Optional.empty(), ChatSettingsTest.prompt(last()));
    }

    @Test
    void otherModelsThanTheAllowedOnesAreRefusedInWords() {
        start();
        var chat = asks(bob, "old-1");
        defaults("", "new-*\nexact", "");
        for (var path : new String[] {"/chat", "/chat/" + chat + "/message/add"}) {
            var refused = bob.posts(path, "message", "Typed", "model", "old-1");
            assertEquals(422, refused.statusCode());
            assertTrue(refused.body().contains("isn’t allowed on this server"), refused.body());
            assertTrue(refused.body().contains(">Typed</textarea>"), refused.body());
        }
        assertEquals(422, bob.posts("/chat/" + chat + "/generate").statusCode());
        assertEquals(422, bob.posts("/chat/" + chat + "/title").statusCode());
        asks(bob, "new-7");
        asks(bob, "exact");
        asks(bob, "demo");
        assertEquals(
                422, bob.posts("/chat", "message", "Hi", "model", "exactly").statusCode());
        assertEquals(
                422,
                ada.posts("/admin/models", "default_model", "", "allowed_models", "a*b")
                        .statusCode());
    }

    private void saves(String... fields) {
        var all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "current_password";
        all[fields.length + 1] = Person.PASSWORD;
        assertSaved(ada.posts("/admin/models", all));
    }

    private void defaults(String modelId, String allowed, String prompt) {
        assertSaved(ada.posts(
                "/admin/models", "default_model", modelId, "allowed_models", allowed, "system_prompt", prompt));
    }

    private static void assertSaved(HttpResponse<String> response) {
        assertEquals(303, response.statusCode(), response.body());
    }

    private static long asks(Person person, String modelId) {
        var chat = Person.chatIn(person.posts("/chat", "message", "Hi", "model", modelId));
        person.watches(chat).done();
        return chat;
    }

    private Provider provider() {
        return last().provider();
    }

    private ChatRequest last() {
        var requests = model.requests();
        return requests.get(requests.size() - 1);
    }
}
