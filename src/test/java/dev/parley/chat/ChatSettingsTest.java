package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.provider.ChatMessage;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.ModelParameters;
import dev.parley.provider.ReasoningEffort;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The system prompt and the parameters of a chat. */
class ChatSettingsTest extends ServerFixture {
    private static final String DEFAULT_PROMPT = "You are a helpful assistant.";

    private long chat;

    @BeforeEach
    void askOnce() {
        chat = ada.begins("One");
        ada.watches(chat).done();
    }

    @Test
    void withoutSettingsTheUsersPromptAndNoParametersAreSent() {
        assertEquals(Optional.of(DEFAULT_PROMPT), prompt(last()));
        assertEquals(ModelParameters.NONE, last().parameters());
        assertTrue(settings().contains("placeholder=\"" + DEFAULT_PROMPT + "\""), settings());
    }

    @Test
    void theSettingsApplyToTheNextAnswersOfTheChatOnly() {
        var saved = saves(
                "system_prompt",
                "Be a pirate.\r\n<b>",
                "temperature",
                "0,7",
                "top_p",
                ".9",
                "max_tokens",
                "0500",
                "reasoning_effort",
                "low");
        assertEquals("/chat/" + chat, Person.location(saved));
        asks("Two");
        assertEquals(Optional.of("Be a pirate.\n<b>"), prompt(last()));
        var expected = new ModelParameters(
                Optional.of(0.7), Optional.of(0.9), Optional.of(500L), Optional.of(ReasoningEffort.LOW));
        assertEquals(expected, last().parameters());
        ada.posts("/chat/" + chat + "/generate");
        ada.watches(chat).done();
        assertEquals(expected, last().parameters(), "also for a regenerated answer");
        var page = settings();
        assertTrue(page.contains(">Be a pirate.\n&lt;b&gt;</textarea>"), page);
        assertTrue(page.contains("value=\"0.7\"") && page.contains("value=\"0.9\"") && page.contains("value=\"500\""));
        assertTrue(page.matches("(?s).*value=\"low\"[^>]* selected.*"), page);
        var german = ada.gets(path("/settings"), "Accept-Language", "de").body();
        assertTrue(german.contains("value=\"0,7\""), german);
        ada.watches(ada.begins("Another chat")).done();
        assertEquals(ModelParameters.NONE, last().parameters());
        assertEquals(Optional.of(DEFAULT_PROMPT), prompt(last()));
    }

    @Test
    void anEmptyFieldRestoresTheDefault() {
        saves("system_prompt", "Short.", "temperature", "1");
        saves("system_prompt", " ", "temperature", "");
        asks("Two");
        assertEquals(Optional.of(DEFAULT_PROMPT), prompt(last()));
        assertEquals(ModelParameters.NONE, last().parameters());
    }

    @Test
    void aChatCanSendNoSystemPrompt() {
        saves("system_prompt", "", "system_prompt_none", "true");
        asks("Two");
        assertEquals(Optional.empty(), prompt(last()));
        assertTrue(settings().matches("(?s).*name=\"system_prompt_none\"[^>]* checked.*"));
    }

    @Test
    void aContinuedAnswerUsesTheSettings() {
        model.script().says("So far").ends();
        asks("Two");
        saves("max_tokens", "9");
        ada.posts(path("/generate"), "continue", "true");
        ada.watches(chat).done();
        assertEquals(Optional.of(9L), last().parameters().maxTokens());
    }

    @Test
    void aCopyOfAChatKeepsTheSettings() {
        saves("temperature", "0");
        var answer = ada.gets(path("")).body().replaceFirst("(?s).*/generate\\?message=(\\d+).*", "$1");
        chat = Person.chatIn(ada.posts(path("/message/" + answer), "copy", "true"));
        asks("Two");
        assertEquals(Optional.of(0.0), last().parameters().temperature());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "temperature|2.1|0 to 2",
                "temperature|-1|0 to 2",
                "temperature|1e0|0 to 2",
                "temperature|NaN|0 to 2",
                "temperature|hot|0 to 2",
                "top_p|1.0001|0 to 1",
                "max_tokens|0|1 to 100,000,000",
                "max_tokens|1.5|1 to 100,000,000",
                "max_tokens|100000001|1 to 100,000,000",
                "max_tokens|99999999999999999999|1 to 100,000,000"
            })
    void aWrongValueIsRefusedAndStaysInTheForm(String field, String value, String message) {
        var refused = saves(field, value, "system_prompt", "Typed");
        assertEquals(422, refused.statusCode());
        var page = refused.body();
        assertTrue(page.contains(message), page);
        assertTrue(page.contains("value=\"" + value + "\"") && page.contains(">Typed</textarea>"), page);
        asks("Two");
        assertEquals(Optional.of(DEFAULT_PROMPT), prompt(last()), "nothing was stored");
    }

    @Test
    void textAndNoSystemPromptAtOnceAreRefused() {
        var refused = saves("system_prompt", "Typed", "system_prompt_none", "true");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("untick the box"), refused.body());
        var longer = saves("system_prompt", "x".repeat(ChatParameters.SYSTEM_PROMPT_CHARS_MAX + 1));
        assertEquals(422, longer.statusCode());
        assertEquals(400, saves("system_prompt", "a\0b").statusCode());
        assertEquals(400, saves("reasoning_effort", "enormous").statusCode());
    }

    @Test
    void theSettingsCanBeSavedAsAPresetWithTheModelOfTheChat() {
        assertEquals("/chat/" + chat, Person.location(saves("temperature", "0.2", "name", " My\tpreset ")));
        assertTrue(ada.gets("/presets").body().contains("My preset"));
        var preset = ada.gets("/presets/1").body();
        assertTrue(preset.contains("value=\"fake\"") && preset.contains("value=\"0.2\""), preset);
        var again = saves("temperature", "0.3", "name", "My preset");
        assertEquals(422, again.statusCode());
        assertTrue(again.body().contains("already have a preset"), again.body());
        assertFalse(settings().contains("value=\"0.3\""), "neither is stored if one cannot be");
    }

    private HttpResponse<String> saves(String... fields) {
        return ada.posts(path("/settings"), fields);
    }

    private void asks(String question) {
        assertEquals(303, ada.posts(path("/message/add"), "message", question).statusCode());
        ada.watches(chat).done();
    }

    private String settings() {
        return ada.gets(path("/settings")).body();
    }

    private String path(String rest) {
        return "/chat/" + chat + rest;
    }

    private ChatRequest last() {
        var requests = model.requests();
        return requests.get(requests.size() - 1);
    }

    static Optional<String> prompt(ChatRequest request) {
        return request.messages().stream()
                .filter(message -> message.role().equals("system"))
                .map(ChatMessage::content)
                .findFirst();
    }
}
