package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.FakeRequest;
import dev.parley.provider.Script;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections of users and shared ones. The model servers of the tests have loopback addresses and no TLS. */
class ConnectionsTest {
    private static final String SHARED_KEY = "sk-shared-0123456789";
    private static final String OWN_KEY = "sk-own-9876543210";
    private static final String NEW = "/settings/connections/new";

    private final FakeOpenAi first = new FakeOpenAi();
    private final FakeOpenAi other = new FakeOpenAi();
    private final TestServer server = TestServer.configured("OPENAI_API_KEY", SHARED_KEY)
            .set("OPENAI_BASE_URL", first.baseUrl().toString())
            .set("PARLEY_USER_URLS", "public")
            .userUrls(urls -> urls.withoutTls(InetAddress::isLoopbackAddress));
    private Person ada;

    @AfterEach
    void stop() {
        server.close();
        first.close();
        other.close();
    }

    @Test
    void aConnectionGetsItsOwnKeyAndHeadersAndNoOther() {
        start();
        saved(posts(NEW, "name", "Lab", "api_key", OWN_KEY, "headers", "X-Team: blue-secret\nX-Key: {key}"));
        asks(ada, "@1/llama");
        var sent = question(other);
        assertEquals("llama", sent.json().path("model").asText());
        assertEquals(Optional.of("blue-secret"), sent.header("X-Team"));
        assertEquals(Optional.of(OWN_KEY), sent.header("X-Key"));
        assertEquals(Optional.empty(), sent.header("Authorization"), "a header has the key already");

        var chat = asks(ada, "llama");
        assertEquals(Optional.of("Bearer " + SHARED_KEY), question(first).header("Authorization"));
        assertFalse(ada.gets("/chat/" + chat).body().contains("@1/"));
        var page = ada.gets("/settings/connections/1").body();
        assertTrue(page.contains("X-Team: …") && page.contains("X-Key: {key}") && page.contains("…3210"), page);
        assertFalse(page.contains("blue-secret") || page.contains(OWN_KEY), "secrets are not shown");
    }

    @Test
    void aKeyAndHeadersAreKeptForTheSameServerOnly() {
        start();
        saved(posts(NEW, "name", "Lab", "api_key", OWN_KEY, "headers", "X-Team: blue"));
        saved(posts("/settings/connections/1", "name", "Renamed", "headers", "X-Team: …"));
        asks(ada, "@1/llama");
        var kept = question(other);
        assertEquals(Optional.of("Bearer " + OWN_KEY), kept.header("Authorization"));
        assertEquals(Optional.of("blue"), kept.header("X-Team"));

        var moved = first.baseUrl().toString();
        assertEquals(
                422,
                posts("/settings/connections/1", "base_url", moved, "headers", "X-Team:")
                        .statusCode(),
                "the value was entered for another server");
        saved(posts("/settings/connections/1", "base_url", moved, "headers", "X-Team: red"));
        asks(ada, "@1/llama");
        var sent = question(first);
        assertEquals(Optional.empty(), sent.header("Authorization"));
        assertEquals(Optional.of("red"), sent.header("X-Team"));
    }

    @Test
    void modelsOfAConnectionAreListedUnderItsNameAndShownByTheirId() {
        other.lists("llama", "fake");
        start();
        saved(posts(NEW, "name", "Lab"));
        Await.until(() -> ada.getsByHtmx("/models").body().contains("value=\"@1/llama\""));
        var list = ada.getsByHtmx("/models").body();
        assertTrue(list.contains(">Lab</p>") && list.contains("value=\"fake\""), list);
        assertTrue(list.contains("data-name=\"fake · Lab\""), "the same id at two connections is told apart");
        var typed = ada.getsByHtmx("/models?q=mine").body();
        assertTrue(typed.contains("value=\"mine\"") && typed.contains("value=\"@1/mine\""), typed);
        var chat = asks(ada, "@1/fake");
        assertTrue(ada.gets("/chat/" + chat).body().contains("fake · Lab"));
        assertTrue(ada.gets("/settings/connections").body().contains("2 models"));
        assertFalse(ada.gets("/settings/usage").body().contains("@1/"));
    }

    @Test
    void aServerThatHangsOrFailsHidesNoOther() {
        other.lists(Script.silence());
        start();
        saved(posts(NEW, "name", "Lab"));
        Await.until(() -> ada.gets("/chat").body().contains("value=\"fake\""));
        var page = ada.gets("/chat").body();
        assertTrue(page.contains("Loading models") && page.contains("value=\"fake\""), page);
        assertTrue(ada.gets("/settings/connections").body().contains("Asking for the models"));
        other.lists(Script.error(500, "broken"));
        saved(posts("/settings/connections/1", "name", "Lab", "api_key", OWN_KEY));
        Await.until(() -> ada.getsByHtmx("/models").body().contains("returned an error"));
        var retried = ada.getsByHtmx("/models?retry=true").body();
        assertTrue(retried.contains("returned an error") && retried.contains("value=\"fake\""), retried);
    }

    @Test
    void nobodyReachesTheConnectionOfAnotherUser() {
        start();
        saved(posts(NEW, "name", "Lab", "api_key", OWN_KEY));
        var bob = server.signUp("bob");
        var before = new Storage(server).everything();
        for (var path : new String[] {"/settings/connections/1", "/settings/connections/1/key"}) {
            assertEquals(404, bob.gets(path).statusCode());
            assertEquals(404, bob.posts(path, "enabled", "false").statusCode());
            assertEquals(404, bob.posts(path, "_method", "delete").statusCode());
        }
        assertRefused("isn’t yours", bob.posts("/chat", "message", "Hi", "model", "@1/llama"));
        assertEquals(404, ada.gets("/admin/connections/1").statusCode(), "it is not shared");
        assertFalse(bob.getsByHtmx("/models?q=llama").body().contains("@1/"));
        assertEquals(before, new Storage(server).everything());
    }

    @Test
    void withoutItsConnectionAModelIsRefusedInWordsAndOtherChatsGoOn() {
        start();
        saved(posts(NEW, "name", "Lab"));
        var chat = asks(ada, "@1/llama");
        ada.posts("/settings/connections/1", "enabled", "false");
        assertRefused("is turned off", ada.posts("/chat/" + chat + "/message/add", "message", "Still there?"));
        ada.posts("/settings/connections/1", "enabled", "true");
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/message/add", "message", "Still there?")
                        .statusCode());
        ada.watches(chat).done();
        ada.posts("/settings/connections/1", "_method", "delete");
        assertEquals(200, ada.gets("/chat/" + chat).statusCode());
        assertRefused("exist any more", ada.posts("/chat/" + chat + "/generate"));
        assertRefused("exist any more", ada.posts("/chat/" + chat + "/title"));
        assertTrue(ada.gets("/chat").body().contains("value=\"fake\""), "another model is selected");
        ada.posts("/chat/" + chat + "/message/add", "message", "And now?", "model", "fake");
        assertTrue(ada.watches(chat).done().contains("there"));
    }

    @Test
    void aConnectionIsSavedOnlyWithThePasswordAndIfItMayBeUsed() {
        start();
        var wrong = ada.posts(NEW, "base_url", other.baseUrl().toString(), "current_password", "wrong");
        assertRefused("That is not your current password.", wrong);
        assertTrue(wrong.body().contains("value=\"" + other.baseUrl() + "\""), "the form keeps the URL");
        assertRefused("This URL can’t be used.", posts(NEW, "base_url", "ftp://example.org"));
        assertRefused("This URL can’t be used.", posts(NEW, "base_url", "http://10.0.0.1/v1"));
        assertRefused("Can’t find this server.", posts(NEW, "base_url", "http://does-not-exist.invalid/v1"));
        assertRefused("at most 40 characters", posts(NEW, "name", "x".repeat(41)));
        assertRefused("sent as a header", posts(NEW, "headers", "Host: example.org"));
        assertRefused("doesn’t look like an API key", posts(NEW, "api_key", "ключ"));
        assertEquals(0, new Storage(server).number("SELECT COUNT(*) FROM connections"));
        for (int i = 0; i < ConnectionStore.CONNECTIONS_PER_USER_MAX; i++) {
            saved(posts(NEW, "name", "Lab " + i));
        }
        assertRefused("which is the limit", posts(NEW, "name", "One more"));
    }

    @Test
    void aServerThatIsNoLongerAllowedGetsNothing() {
        start();
        saved(posts(NEW, "name", "Lab", "api_key", OWN_KEY));
        var chat = asks(ada, "@1/llama");
        question(other);
        server.stop();
        server.set("PARLEY_USER_URLS", "openrouter.ai").start();
        assertTrue(ada.gets("/settings/connections").body().contains("no longer allows this server"));
        assertRefused("Choose another model", ada.posts("/chat/" + chat + "/generate"));
        server.stop();
        server.unset("PARLEY_USER_URLS").userUrls(urls -> urls).start();
        assertFalse(ada.gets("/settings/connections").body().contains(NEW));
        assertEquals(404, ada.gets(NEW).statusCode());
        assertRefused("not allowed here", posts(NEW, "name", "Lab"));
    }

    @Test
    void aSharedConnectionIsPaidByTheInstallationOrByEachUser() {
        start();
        var bob = server.signUp("bob");
        assertEquals(404, bob.gets("/admin/connections/new").statusCode());
        saved(posts("/admin/connections/new", "name", "House", "api_key", "sk-house-1234567"));
        asks(bob, "@1/llama");
        assertEquals(Optional.of("Bearer sk-house-1234567"), question(other).header("Authorization"));
        assertEquals(404, bob.gets("/settings/connections/1").statusCode());
        assertEquals(404, bob.gets("/settings/connections/1/key").statusCode());

        saved(posts("/admin/connections/1", "name", "House", "own_keys", "true"));
        assertTrue(bob.gets("/settings/connections").body().contains("Needs an API key"));
        assertEquals(
                303,
                bob.posts("/settings/connections/1/key", "api_key", OWN_KEY, "current_password", Person.PASSWORD)
                        .statusCode());
        asks(bob, "@1/llama");
        assertEquals(Optional.of("Bearer " + OWN_KEY), question(other).header("Authorization"));
        asks(ada, "@1/llama");
        assertEquals(Optional.empty(), question(other).header("Authorization"), "it is the key of another user");
        assertEquals(
                303,
                ada.posts("/admin/models", "default_connection", "1", "default_model", "llama")
                        .statusCode());
        assertTrue(server.signUp("carol").gets("/chat").body().contains("value=\"@1/llama\""));
        ada.posts("/admin/connections/1", "_method", "delete");
        assertEquals(0, new Storage(server).number("SELECT COUNT(*) FROM connection_keys"));
    }

    @Test
    void redirectsOfAServerAreNotFollowed() {
        start();
        saved(posts(NEW, "name", "Lab"));
        other.answers(Script.status(307, "", "Location", first.baseUrl() + "/chat/completions"));
        ada.watches(Person.chatIn(ada.posts("/chat", "message", "Hi", "model", "@1/llama")))
                .done();
        question(other);
        while (first.requestsWaiting() > 0) {
            assertTrue(first.awaitRequest().path().endsWith("/models"), "the question was not sent elsewhere");
        }
    }

    @Test
    void theDatabaseContainsNoSecretOfAConnection() {
        start();
        saved(posts(NEW, "name", "Lab", "api_key", OWN_KEY, "headers", "X-Team: blue-secret"));
        server.stop();
        var content = server.database().content();
        assertFalse(content.contains(OWN_KEY) || content.contains("blue-secret"));
    }

    private void start() {
        first.lists("fake").always(Script.answer("Hello", " there"));
        other.always(Script.answer("Hello", " there"));
        server.start();
        ada = server.signUp("ada");
    }

    /** Posts a form with the password, and with the URL of the other server unless the form has one. */
    private HttpResponse<String> posts(String path, String... fields) {
        var all = Stream.concat(Arrays.stream(fields), Stream.of("current_password", Person.PASSWORD));
        return ada.posts(
                path,
                (Arrays.asList(fields).contains("base_url")
                                ? all
                                : Stream.concat(
                                        all,
                                        Stream.of("base_url", other.baseUrl().toString())))
                        .toArray(String[]::new));
    }

    private static void saved(HttpResponse<String> response) {
        assertEquals(303, response.statusCode(), response.body());
    }

    private static long asks(Person person, String model) {
        var chat = Person.chatIn(person.posts("/chat", "message", "Hi", "model", model));
        person.watches(chat).done();
        return chat;
    }

    private static void assertRefused(String message, HttpResponse<String> response) {
        assertEquals(422, response.statusCode(), response.body());
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
