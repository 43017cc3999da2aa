package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.chat.view.ModelPickers;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.Script;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {
    private final FakeOpenAi openAi = new FakeOpenAi();

    @AfterEach
    void close() {
        openAi.close();
    }

    @Test
    void theModelsOfTheServerAreOfferedWithoutTheDemo() {
        openAi.lists("llama3.2", "text-embedding-3-small");
        try (var server = TestServer.with(openAi.baseUrl())) {
            var page = newChatOf(server.signUp("ada"));
            assertTrue(page.contains("value=\"llama3.2\""), page);
            assertFalse(page.contains("text-embedding"), "models without chat are left out");
            assertFalse(page.contains("Demo (canned replies)"));
        }
    }

    @Test
    void anUnreachableServerShowsAMessageAndOffersTheDemo() {
        var url = openAi.baseUrl();
        openAi.close();
        try (var server = TestServer.with(url)) {
            var page = newChatOf(server.signUp("ada"));
            assertTrue(page.contains("reach the model server") && page.contains("Demo (canned replies)"), page);
        }
    }

    @Test
    void aHangingModelListDoesNotBlockThePage() {
        openAi.lists(Script.silence());
        try (var server = TestServer.with(openAi.baseUrl())) {
            var page = server.signUp("ada").gets("/chat");
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("Loading models"), page.body());
        }
    }

    @Test
    void aQuestionSentBeforeTheModelListArrivesIsAnsweredByTheFirstModel() {
        var url = openAi.lists("llama3.2").answers(Script.answer("Here.")).baseUrl();
        try (var server = TestServer.with(url)) {
            var ada = server.signUp("ada");
            var chat = Person.chatIn(ada.posts("/chat", "message", "Hello?"));
            var answer = ada.watches(chat).done();
            assertTrue(answer.contains("Here.") && answer.contains("llama3.2"), answer);
        }
    }

    @Test
    void aQuestionWithoutAnyModelIsRefused() {
        openAi.lists(Script.error(401, "no"));
        try (var server = TestServer.configured("PARLEY_DEMO", "off")
                .set("OPENAI_BASE_URL", openAi.baseUrl().toString())
                .start()) {
            assertEquals(
                    422,
                    server.signUp("ada").posts("/chat", "message", "Hello?").statusCode());
        }
    }

    @Test
    void aRefusedKeyShowsAMessageWithALinkToSettings() {
        openAi.lists(Script.error(401, "Incorrect API key provided: sk-wrong-key"));
        try (var server = TestServer.with(openAi.baseUrl())) {
            var ada = server.signUp("ada");
            ada.posts("/settings/connections/0/key", "api_key", "sk-wrong-key", "current_password", Person.PASSWORD);
            newChatOf(ada);
            for (var path : new String[] {"/chat", "/settings/connections"}) {
                var page = ada.gets(path).body();
                assertTrue(page.contains("rejected the API key"), page);
                assertTrue(page.contains("href=\"/settings/connections\""), page);
                assertFalse(page.contains("sk-wrong-key"), "the key is never shown");
            }
        }
    }

    @Test
    void aMissingKeyForOpenAiIsReportedWithoutARequest() {
        try (var server = TestServer.configured("OPENAI_BASE_URL", "https://api.openai.com/v1")
                .start()) {
            var page = newChatOf(server.signUp("ada"));
            assertTrue(page.contains("No API key yet") && page.contains("Demo (canned replies)"), page);
        }
    }

    @Test
    void anUnlistedModelIdCanBeUsed() {
        openAi.lists("listed").always(Script.answer("Hello", " there"));
        try (var server = TestServer.with(openAi.baseUrl())) {
            var ada = server.signUp("ada");
            ada.posts("/chat", "message", "Hi", "model", "my-own-model");
            var request = openAi.awaitRequest();
            while (!request.path().endsWith("/chat/completions")) {
                request = openAi.awaitRequest();
            }
            assertEquals("my-own-model", request.json().path("model").asText());
            assertTrue(request.json().path("stream").asBoolean());
            assertEquals(
                    "system",
                    request.json().path("messages").path(0).path("role").asText());
        }
    }

    @Test
    void theFilterFindsAModelAmongThousands() {
        openAi.lists(IntStream.range(0, 3_000)
                .mapToObj(i -> "lab-" + i % 7 + "/model-" + i)
                .toArray(String[]::new));
        try (var server = TestServer.with(openAi.baseUrl())) {
            var ada = server.signUp("ada");
            var all = ada.getsByHtmx("/models").body();
            assertEquals(ModelPickers.ROWS_MAX, values(all).size() - 1, "with the picked model");
            assertTrue(all.contains("2,899 more"), all);
            assertEquals(
                    List.of("lab-0/model-0", "lab-1/model-2997"),
                    values(ada.getsByHtmx("/models?q=LAB-1%20-2997&model=lab-0/model-0")
                                    .body())
                            .stream()
                            .limit(2)
                            .toList());
            var typed =
                    ada.getsByHtmx("/models?q=ft:mine::1&model=lab-0/model-0").body();
            assertEquals(List.of("lab-0/model-0", "ft:mine::1"), values(typed));
            assertTrue(
                    typed.matches("(?s).*value=\"lab-0/model-0\"[^>]* checked.*")
                            && !typed.matches("(?s).*value=\"ft:mine::1\"[^>]* checked.*"),
                    typed);
            var page = ada.gets("/chat?q=-2997").body();
            assertTrue(
                    page.contains("lab-1/model-2997") && !page.contains("popover=\"auto\" aria-label=\"Model\""),
                    "without a script the list stands open");
        }
    }

    @Test
    void recentlyUsedModelsAreListedFirst() {
        openAi.lists("a", "b", "c").always(Script.answer("Hello"));
        try (var server = TestServer.with(openAi.baseUrl())) {
            var ada = server.signUp("ada");
            ada.posts("/chat", "message", "Hi", "model", "unlisted");
            ada.posts("/chat", "message", "Hi", "model", "c");
            ada.posts("/chat", "message", "Hi", "model", "b");
            assertEquals(
                    List.of("b", "c", "unlisted", "a"), values(ada.gets("/chat").body()));
        }
    }

    @Test
    void retryAsksAFailedServerAtOnce() {
        openAi.lists(Script.error(500, "Starting"));
        try (var server = TestServer.with(openAi.baseUrl())) {
            var ada = server.signUp("ada");
            assertTrue(ada.getsByHtmx("/models").body().contains("Retry"));
            openAi.lists("here");
            assertEquals(
                    List.of("here"), values(ada.getsByHtmx("/models?retry=true").body()));
        }
    }

    /** The page of a new chat, after the list of models has arrived. */
    private static String newChatOf(Person person) {
        Await.until(() -> !person.getsByHtmx("/models").body().contains("Loading models"));
        return person.gets("/chat").body();
    }

    private static List<String> values(String html) {
        return Pattern.compile("name=\"model\"[^>]* value=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void anAnswerOfACompatibleServerIsStreamed() {
        openAi.lists("listed").answers(Script.answer("**Hel", "lo** ", "there"));
        try (var server = TestServer.with(openAi.baseUrl())) {
            var ada = server.signUp("ada");
            var chat = Person.chatIn(ada.posts("/chat", "message", "Hi", "model", "listed"));
            assertTrue(ada.watches(chat).done().contains("<strong>Hello</strong> there"));
        }
    }
}
