package dev.parley.provider;

import static dev.parley.provider.OpenAiModelTest.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.LogCapture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API key is removed from errors and lists of models, even if a server repeats it. It may not reach the log. */
class EchoedKeyTest {
    private static final String KEY = "secret-k3y-of-ada";

    private final FakeOpenAi server = new FakeOpenAi();
    private final ModelClient client = TestClient.create();
    private final LogCapture log = new LogCapture();

    @AfterEach
    void stop() {
        client.close();
        server.close();
        log.close();
        assertEquals(List.of(), log.linesWith(KEY));
    }

    @Test
    void theKeyIsRemovedFromAnErrorWithinAnAnswer() {
        server.answers(Script.stream().delta("Hi").data("{\"error\":\"No " + KEY + "\"}"));
        assertEquals("No [key]", read(KEY).failure().orElseThrow().error().detail());
    }

    @Test
    void theKeyIsRemovedFromTheFinishReason() {
        server.answers(Script.stream().delta("Hi").finish(KEY).done());
        assertEquals("[key]", read(KEY).last().orElseThrow().said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ollama", "EMPTY", "x", "lm-studio", "LM-Studio", "not-needed"})
    void aPlaceholderKeyIsNotRemoved(String word) {
        server.answers(Script.error(403, "Start " + word + " first."));
        assertEquals(
                "Start " + word + " first.",
                read(word).failure().orElseThrow().error().detail());
    }

    @Test
    void theKeyIsRemovedFromTheListOfModels() {
        server.lists(Script.status(200, """
                {"data": [{"id": "%1$s"}, {"id": "of-%1$s"},
                  {"id": "fake-1", "name": "of %1$s", "owned_by": "%1$s", "description": "For Bearer %1$s"}]}""".formatted(KEY)));
        try (var catalogue = new ModelCatalogue(client)) {
            assertEquals(
                    List.of(new ModelInfo("fake-1", "of [key]", "For Bearer [key]")),
                    catalogue.models(server.provider(KEY)).models());
        }
    }

    @Test
    void theKeyIsNeverLogged() {
        server.lists(Script.error(401, "Incorrect key " + KEY));
        try (var catalogue = new ModelCatalogue(client)) {
            catalogue.models(server.provider(KEY));
        }
        server.answers(Script.error(503, "Busy with " + KEY), Script.error(503, "Busy with Bearer " + KEY));
        var retried = new RetryingModel(new OpenAiModel(client), (time, closed) -> false);
        assertEquals(
                "Busy with Bearer [key]",
                AnswerReader.read(retried.stream(ask(server.provider(KEY))))
                        .failure()
                        .orElseThrow()
                        .error()
                        .detail());
        assertEquals(
                1, log.linesWith(server.baseUrl() + " does not list its models").size());
        assertEquals(0, log.linesWith("Busy with").size(), "only the kind of an error is logged");
    }

    private AnswerReader read(String key) {
        return AnswerReader.read(new OpenAiModel(client).stream(ask(server.provider(key))));
    }
}
