package dev.parley.connection.check;

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
import dev.parley.web.Translations;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check of the first connection, by the admin. */
class ConnectionCheckTest {
    private static final String PATH = "/admin/connections/0/check";
    private static final String KEY = "sk-shared-0123456789";

    private final FakeOpenAi openAi = new FakeOpenAi();
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.configured("OPENAI_API_KEY", KEY)
                .set("OPENAI_BASE_URL", openAi.lists("m").baseUrl().toString())
                .start();
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
        openAi.close();
    }

    @Test
    void aServerThatCanDoEverythingPasses() {
        openAi.answers(
                Script.answer("1, ", "2"),
                Script.stream().delta("1", ", 2"),
                Script.answer("OK"),
                Script.answer("BANANA"),
                Script.answer("Red."),
                Script.stream().reasoning("17 * 23").delta("391").finish("stop").done(),
                Script.answer("OK"),
                Script.answer("OK"));
        var page = checked();
        for (var words : List.of(
                "lists one model",
                "arrive bit by bit",
                "can be stopped while",
                "how many tokens",
                "follows a system prompt",
                "sees images",
                "shown apart",
                "Max tokens can be set.",
                "temperature can be set")) {
            assertTrue(page.contains(words), words + page);
        }
        assertFalse(page.contains("Doesn’t work") || page.contains("Partly"), page);
        assertTrue(page.contains("Authorization: Bearer …") && page.contains("GET http://127.0.0.1"), page);
        assertFalse(page.contains(KEY), "keys are masked");
        assertFalse(
                new Storage(server).text("SELECT steps FROM connection_checks").contains(KEY));
    }

    @Test
    void whatTheServerRefusesIsRememberedAndUsedAlsoAfterARestart() {
        openAi.answers(
                Script.answer("1, 2"),
                Script.answer("1, 2"),
                Script.error(400, "Unknown field: stream_options"),
                Script.error(400, "System role not supported"),
                Script.error(400, "image_url is only supported by certain models"),
                Script.error(400, "reasoning_effort is not supported"),
                Script.error(400, "Use 'max_completion_tokens' instead of 'max_tokens'"),
                Script.answer("OK"),
                Script.error(400, "temperature is not supported"));
        var page = checked();
        for (var words : List.of(
                "arrive in one piece",
                "complete before it could be stopped",
                "no longer asks",
                "before the first question instead",
                "accept images",
                "accept a reasoning effort",
                "as max_completion_tokens",
                "temperature can’t be set",
                "Details: System role not supported")) {
            assertTrue(page.contains(words), words + page);
        }
        Await.until(() -> new Storage(server).number("SELECT COUNT(*) FROM model_traits WHERE holds = 0") == 5);
        server.restart();
        assertTrue(ada.gets(PATH).body().contains("before the first question instead"));
        while (openAi.requestsWaiting() > 0) {
            openAi.awaitRequest();
        }
        ada.posts("/presets", "name", "Short", "model", "m", "max_tokens", "50", "system_prompt", "Be kind.");
        ada.watches(Person.chatIn(ada.posts("/chat", "message", "Hi", "model", "preset:1")))
                .done();
        var sent = question();
        assertEquals(1, sent.json().path("messages").size());
        assertEquals(
                "Be kind.\n\nHi",
                sent.json().path("messages").path(0).path("content").asText());
        assertEquals(50, sent.json().path("max_completion_tokens").asInt());
        assertTrue(sent.json().path("stream_options").isMissingNode());
    }

    @Test
    void aRefusalThatDoesNotMentionImagesTellsNothingAboutThem() {
        openAi.answers(
                Script.answer("1, ", "2"),
                Script.stream().delta("1", ", 2"),
                Script.answer("OK"),
                Script.answer("BANANA"),
                Script.error(400, "Your account has no credit"),
                Script.answer("391"),
                Script.answer("OK"),
                Script.answer("OK"));
        var page = checked();
        assertTrue(page.contains("Details: Your account has no credit"), page);
        assertFalse(page.contains("accept images"), page);
        var storage = new Storage(server);
        Await.until(() -> storage.number("SELECT COUNT(*) FROM model_traits WHERE trait = 'temperature'") == 1);
        assertEquals(0, storage.number("SELECT COUNT(*) FROM model_traits WHERE trait = 'images'"));
    }

    @Test
    void aServerThatRefusesTheKeyIsAskedNothingElse() {
        openAi.lists(Script.error(401, "Incorrect API key"));
        var page = checked();
        assertTrue(page.contains("rejected the API key") && !page.contains("Streaming"), page);
        assertEquals(0, new Storage(server).number("SELECT COUNT(*) FROM model_traits"));
    }

    @Test
    void aRunningCheckShowsItsProgressAndIsNotStartedTwice() {
        openAi.always(Script.silence());
        assertEquals(303, started().statusCode());
        Await.until(() -> ada.gets(PATH).body().contains("1 of 9 done. Streaming"));
        assertTrue(ada.getsByHtmx(PATH).body().contains("hx-get=\"" + PATH + "\""), "the page asks again");
        assertEquals(303, started().statusCode());
        openAi.goesDown();
        Await.until(() -> !ada.gets(PATH).body().contains("of 9 done"));
    }

    @Test
    void everyFindingAndStepHasWordsInEveryLanguage() {
        for (var language : Translations.LANGUAGES) {
            var translations = Translations.in(language);
            Stream.concat(
                            Arrays.stream(Finding.values())
                                    .filter(finding -> finding != Finding.FAILED)
                                    .map(finding -> "check." + finding.name().toLowerCase(Locale.ROOT)),
                            Arrays.stream(Step.values())
                                    .map(step -> "check-step." + step.name().toLowerCase(Locale.ROOT)))
                    .forEach(key -> assertFalse(translations.text(key, 2).isBlank(), key));
        }
    }

    private HttpResponse<String> started() {
        return ada.posts(PATH, "model", "m");
    }

    private String checked() {
        assertEquals(303, started().statusCode());
        Await.until(() -> new Storage(server).number("SELECT COUNT(*) FROM connection_checks") == 1);
        Await.until(() -> !ada.gets(PATH).body().contains("of 9 done"));
        return ada.gets(PATH).body();
    }

    private FakeRequest question() {
        return Stream.generate(openAi::awaitRequest)
                .filter(request -> request.path().endsWith("/chat/completions"))
                .findFirst()
                .orElseThrow();
    }
}
