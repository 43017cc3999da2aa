package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.provider.ChatRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Presets: a model, a system prompt and parameters under a name. The first user, ada, is the admin. */
class PresetsTest extends ServerFixture {
    private Person bob;

    @BeforeEach
    void signUp() {
        bob = server.signUp("bob");
    }

    @Test
    void aNewChatWithAPresetTakesItsModelItsPromptAndItsParameters() {
        creates(bob, "name", "Pirate", "model", "sea", "system_prompt", "Be a pirate.", "temperature", "1.5");
        var page = bob.gets("/chat?model=preset:1").body();
        assertTrue(page.matches("(?s).*value=\"preset:1\"[^>]* checked.*"), page);
        var chat = begins(bob, "preset:1");
        assertSent("sea", Optional.of("Be a pirate."), Optional.of(1.5));
        assertEquals(303, bob.posts("/presets/1", "_method", "delete").statusCode());
        asks(bob, chat, Optional.empty());
        assertSent("sea", Optional.of("Be a pirate."), Optional.of(1.5));
        assertFalse(bob.gets("/presets").body().contains("Pirate"), "a deleted preset is not listed");
    }

    @Test
    void aPresetPickedInAChatAppliesFromTheNextAnswerOn() {
        creates(bob, "name", "Plain", "system_prompt_none", "true");
        var chat = begins(bob, "fake");
        var turn = bob.postsByHtmx("/chat/" + chat + "/message/add", "message", "Two", "model", "preset:1");
        bob.watches(chat).done();
        assertSent("fake", Optional.empty(), Optional.empty());
        assertTrue(
                turn.body().matches("(?s).*<span id=\"model-name\"[^>]*hx-swap-oob=\"true\"[^>]*>fake<.*"),
                "its values are copied, so the composer shows the model again: " + turn.body());
        asks(bob, chat, Optional.of("other"));
        assertSent("other", Optional.empty(), Optional.empty());
        creates(bob, "name", "Cold", "model", "ice", "temperature", "0");
        bob.posts("/chat/" + chat + "/generate", "model", "preset:2");
        bob.watches(chat).done();
        assertSent("ice", Optional.of("You are a helpful assistant."), Optional.of(0.0));
    }

    @Test
    void aPresetIsFirstInThePickerAndCanBeFiltered() {
        creates(bob, "name", "Zebra", "model", "sea");
        var list = bob.getsByHtmx("/models?q=zeb").body();
        assertTrue(list.contains("value=\"preset:1\"") && list.contains("Zebra"), list);
        var chat = begins(bob, "fake");
        var all = bob.getsByHtmx("/chat/" + chat + "/models").body();
        assertTrue(all.indexOf("Zebra") < all.indexOf("All models"), all);
        var again = bob.gets("/chat/" + chat + "/models?message=2").body();
        assertTrue(again.contains("value=\"preset:1\""), again);
    }

    @Test
    void aPresetOfAnotherUserCannotBeSeenChangedOrUsed() {
        creates(ada, "name", "Secret", "system_prompt", "Hidden");
        assertFalse(bob.gets("/presets").body().contains("Secret"));
        assertFalse(bob.getsByHtmx("/models").body().contains("Secret"));
        assertEquals(404, bob.gets("/presets/1").statusCode());
        assertEquals(404, bob.posts("/presets/1", "name", "Mine").statusCode());
        assertEquals(404, bob.posts("/presets/1", "_method", "delete").statusCode());
        var chat = begins(bob, "fake");
        for (var path : List.of("/chat", "/chat/" + chat + "/message/add")) {
            var foreign = bob.posts(path, "message", "Typed", "model", "preset:1");
            assertEquals(422, foreign.statusCode());
            assertTrue(foreign.body().contains("This preset doesn’t exist."), foreign.body());
            assertTrue(foreign.body().contains(">Typed</textarea>"), foreign.body());
            assertEquals(
                    422, bob.posts(path, "message", "Hi", "model", "preset:99").statusCode());
        }
        assertEquals(1, model.requests().size());
    }

    @Test
    void theAdminSharesAPresetWhichOthersUseButDoNotChange() {
        creates(ada, "name", "House style", "model", "sea", "system_prompt", "<Be brief.>", "shared", "true");
        assertTrue(bob.gets("/presets").body().contains("Shared by the administrator"));
        var page = bob.gets("/presets/1").body();
        assertTrue(page.contains("&lt;Be brief.&gt;") && !page.contains("<textarea"), page);
        assertEquals(404, bob.posts("/presets/1", "name", "Mine").statusCode());
        assertEquals(404, bob.posts("/presets/1", "_method", "delete").statusCode());
        var picker = bob.getsByHtmx("/models").body();
        assertTrue(picker.indexOf("House style") > picker.indexOf("Shared presets"), picker);
        begins(bob, "preset:1");
        assertSent("sea", Optional.of("<Be brief.>"), Optional.empty());
        ada.posts("/presets/1", "name", "House style", "model", "sea");
        assertEquals(404, bob.gets("/presets/1").statusCode(), "no longer shared");
    }

    @Test
    void onlyAnAdminCanShare() {
        assertTrue(ada.gets("/presets").body().contains("Share with everyone"));
        assertFalse(bob.gets("/presets").body().contains("Share with everyone"));
        creates(bob, "name", "Mine", "shared", "true");
        assertEquals(404, ada.gets("/presets/1").statusCode());
    }

    @Test
    void aPresetCanBeChanged() {
        creates(bob, "name", "Old", "model", "sea", "temperature", "1");
        creates(bob, "name", "Other");
        assertEquals("/presets?done=saved", Person.location(bob.posts("/presets/1", "name", "New", "top_p", "0,5")));
        var page = bob.gets("/presets/1").body();
        assertTrue(page.contains("value=\"New\"") && page.contains("value=\"0.5\""), page);
        assertFalse(page.contains("value=\"sea\"") || page.contains("value=\"1\""), page);
        var taken = bob.posts("/presets/1", "name", "Other", "model", "typed");
        assertEquals(422, taken.statusCode());
        assertTrue(
                taken.body().contains("already have a preset") && taken.body().contains("value=\"typed\""));
    }

    @Test
    void wrongFieldsOfAPresetAreRefusedAndStayInTheForm() {
        var refused = bob.posts("/presets", "name", " ", "model", "preset:1", "temperature", "9");
        assertEquals(422, refused.statusCode());
        for (var words : List.of("Enter a name.", "not of a preset", "0 to 2", "value=\"9\"")) {
            assertTrue(refused.body().contains(words), refused.body());
        }
        assertEquals(422, bob.posts("/presets", "name", "x".repeat(81)).statusCode());
        assertEquals(
                422,
                bob.posts("/presets", "name", "x", "model", "y".repeat(201)).statusCode());
        assertTrue(bob.gets("/presets").body().contains("No presets yet."));
    }

    @Test
    void thePresetsOfAUserAreLimited() {
        for (int i = 0; i < PresetStore.PRESETS_MAX; i++) {
            creates(bob, "name", "Preset " + i);
        }
        var refused = bob.posts("/presets", "name", "One more");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("You have 100 presets"), refused.body());
        creates(ada, "name", "Of another user");
    }

    private static void creates(Person person, String... fields) {
        HttpResponse<String> created = person.posts("/presets", fields);
        assertEquals(303, created.statusCode(), created.body());
    }

    private static long begins(Person person, String picked) {
        var chat = Person.chatIn(person.posts("/chat", "message", "One", "model", picked));
        person.watches(chat).done();
        return chat;
    }

    private static void asks(Person person, long chat, Optional<String> picked) {
        var add = "/chat/" + chat + "/message/add";
        var sent = picked.isPresent()
                ? person.posts(add, "message", "And?", "model", picked.get())
                : person.posts(add, "message", "And?");
        assertEquals(303, sent.statusCode(), sent.body());
        person.watches(chat).done();
    }

    private void assertSent(String modelId, Optional<String> prompt, Optional<Double> temperature) {
        var requests = model.requests();
        ChatRequest last = requests.get(requests.size() - 1);
        assertEquals(modelId, last.model());
        assertEquals(prompt, ChatSettingsTest.prompt(last));
        assertEquals(temperature, last.parameters().temperature());
    }
}
