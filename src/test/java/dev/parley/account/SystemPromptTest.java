package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.ChatMessage;
import dev.parley.provider.FakeModel;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemPromptTest {
    private static final FakeModel model = new FakeModel();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(model);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void withoutACustomSystemPromptTheDefaultIsSentAndShownInSettings() {
        var ada = server.signUp("ada");
        assertEquals(List.of(system(SettingsStore.DEFAULT_SYSTEM_PROMPT), question()), sent(ada));
        var page = ada.gets("/settings").body();
        assertTrue(page.contains(">" + SettingsStore.DEFAULT_SYSTEM_PROMPT + "</textarea>"), page);
        assertFalse(page.contains("Restore default"), "there is nothing to restore");
    }

    @Test
    void aSystemPromptIsSentBeforeAllConversationsOfItsUserOnly() {
        var bob = server.signUp("bob");
        var old = bob.begins("Older");
        bob.watches(old).done();
        var saved = save(bob, "  Answer as a pirate.\r\nUse <b>.  ");
        assertEquals(303, saved.statusCode());
        var page = bob.gets(Person.location(saved)).body();
        assertTrue(page.contains("System prompt saved."), page);
        assertTrue(page.contains(">Answer as a pirate.\nUse &lt;b&gt;.</textarea>"), page);
        var expected = system("Answer as a pirate.\nUse <b>.");
        assertEquals(List.of(expected, question()), sent(bob));
        bob.posts("/chat/" + old + "/message/add", "message", "And now?");
        bob.watches(old).done();
        assertEquals(expected, lastRequest().get(0), "an existing chat uses the new prompt too");
        assertEquals(
                system(SettingsStore.DEFAULT_SYSTEM_PROMPT),
                sent(server.signUp("other")).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \r\n ", "\u200b"})
    void anEmptySystemPromptIsNotSent(String empty) {
        var carol = server.signUp("carol" + Integer.toHexString(empty.hashCode()));
        save(carol, empty);
        assertEquals(List.of(question()), sent(carol));
        assertTrue(carol.gets("/settings").body().contains("></textarea>"), "it stays empty in the form");
    }

    @Test
    void theDefaultSystemPromptCanBeRestored() {
        var dora = server.signUp("dora");
        save(dora, "");
        assertTrue(dora.gets("/settings").body().contains("Restore default"));
        var restored = dora.posts("/settings", "system_prompt", "typed since", "system_prompt_reset", "1");
        assertTrue(dora.gets(Person.location(restored)).body().contains("Default system prompt restored."));
        assertEquals(system(SettingsStore.DEFAULT_SYSTEM_PROMPT), sent(dora).get(0));
    }

    @Test
    void aSystemPromptThatIsTooLongIsRejectedAndStaysInTheForm() {
        var emil = server.signUp("emil");
        assertEquals(
                303,
                save(emil, "ü\r\n".repeat(SystemPromptResource.CHARS_MAX / 2)).statusCode());
        save(emil, "Short.");
        var longer = "x".repeat(SystemPromptResource.CHARS_MAX + 1);
        var rejected = save(emil, longer);
        assertEquals(422, rejected.statusCode());
        assertTrue(
                rejected.body().contains("This system prompt has 8,001 characters; the limit is 8,000."),
                rejected.body());
        assertTrue(rejected.body().contains(">" + longer + "</textarea>"));
        assertEquals(system("Short."), sent(emil).get(0));
        assertEquals(400, save(emil, "a\0b").statusCode());
    }

    @Test
    void changesToTheApiKeyAndTheSystemPromptAreIndependent() {
        var frida = server.signUp("frida");
        save(frida, "Be kind.");
        frida.posts(
                "/settings/connections/0/key",
                "api_key",
                "sk-test-1234567890-WXYZ",
                "current_password",
                Person.PASSWORD);
        frida.posts("/settings/connections/0/key", "_method", "delete");
        assertEquals(system("Be kind."), sent(frida).get(0));
        frida.posts(
                "/settings/connections/0/key",
                "api_key",
                "sk-test-1234567890-WXYZ",
                "current_password",
                Person.PASSWORD);
        save(frida, "Be brief.");
        frida.posts("/settings", "system_prompt_reset", "1");
        assertTrue(frida.gets("/settings/connections").body().contains("WXYZ"));
    }

    private static HttpResponse<String> save(Person person, String prompt) {
        return person.posts("/settings", "system_prompt", prompt);
    }

    /** The messages that the model receives for a new question. */
    private static List<ChatMessage> sent(Person person) {
        person.watches(person.begins("Hello?")).done();
        return lastRequest();
    }

    private static List<ChatMessage> lastRequest() {
        var requests = model.requests();
        return requests.get(requests.size() - 1).messages();
    }

    private static ChatMessage system(String prompt) {
        return new ChatMessage("system", prompt);
    }

    private static ChatMessage question() {
        return new ChatMessage("user", "Hello?");
    }
}
