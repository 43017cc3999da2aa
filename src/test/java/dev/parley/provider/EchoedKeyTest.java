package dev.parley.provider;

import static dev.parley.provider.OpenAiModelTest.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.LogCapture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API key is never shown, even if a server repeats it. */
class EchoedKeyTest {
    private static final String KEY = "secret-k3y-of-ada";

    private final FakeOpenAi server = new FakeOpenAi();
    private final ModelClient client = new ModelClient();
    private final LogCapture log = new LogCapture();

    @AfterEach
    void stop() {
        client.close();
        server.close();
        log.close();
        assertEquals(List.of(), log.linesWith(KEY));
    }

    static IntStream placesToCut() {
        return IntStream.rangeClosed(0, KEY.length());
    }

    @ParameterizedTest
    @MethodSource("placesToCut")
    void theKeyIsRemovedFromAnAnswerHoweverItIsSplit(int index) {
        server.answers(Script.answer("You sent " + KEY.substring(0, index), KEY.substring(index) + "."));
        assertEquals("You sent [key].", read().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning_content", "reasoning", "reasoning_text"})
    void theKeyIsRemovedFromTheReasoning(String field) {
        server.answers(Script.stream()
                .choice(Map.of("delta", Map.of(field, "They sent secret")))
                .delta("Hi, secret")
                .choice(Map.of("delta", Map.of(field, "-k3y-of-ada")))
                .delta("-k3y-of-ada")
                .finish("stop")
                .done());
        var answer = read();
        assertEquals("They sent [key]", answer.reasoning());
        assertEquals("Hi, [key]", answer.text());
    }

    @Test
    void theKeyIsRemovedBetweenThinkTags() {
        server.answers(Script.answer(("<think>" + KEY + "</think>\n" + KEY + "!").split("")));
        var answer = read();
        assertEquals("[key]", answer.reasoning());
        assertEquals("[key]!", answer.text());
    }

    @Test
    void theKeyIsRemovedFromTextThatFollowsTheFinishReason() {
        server.answers(Script.stream()
                .delta("secret")
                .finish("stop")
                .delta("-k3y-of-ada")
                .done());
        var answer = read();
        assertEquals("[key]", answer.text());
        assertEquals(Optional.of(FinishReason.STOP), answer.finish());
    }

    /** All ways in which an answer can end. */
    private static Stream<Script> endsOf(Script begun) {
        return Stream.of(
                begun.finish("stop").done(),
                begun.done(),
                begun.finish("length").end(),
                begun.end(),
                begun.cut(),
                begun.data("{\"choi").end(),
                begun.data("nonsense").end(),
                begun.data("{\"error\":\"No\"}"),
                begun.raw("event: error\ndata: No\n\n"),
                begun.endlessLine());
    }

    static Stream<Script> answersThatEndInABeginningOfTheKey() {
        return endsOf(Script.stream().delta("Glass", "es"));
    }

    @ParameterizedTest
    @MethodSource("answersThatEndInABeginningOfTheKey")
    void aHeldBackBeginningOfTheKeyIsEmittedAtEveryEnd(Script script) {
        server.answers(script);
        assertEquals("Glasses", read().text());
    }

    static Stream<Script> answersThatEndInABeginningOfATag() {
        return endsOf(Script.stream().delta("<thi"));
    }

    @ParameterizedTest
    @MethodSource("answersThatEndInABeginningOfATag")
    void aHeldBackBeginningOfATagIsEmittedAtEveryEnd(Script script) {
        server.answers(script);
        assertEquals("<thi", read().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ollama", "EMPTY", "x", "lm-studio", "LM-Studio", "not-needed"})
    void aPlaceholderKeyIsNotMasked(String word) {
        server.answers(Script.answer("Start " + word + " first."));
        var answer = AnswerReader.read(new OpenAiModel(client).stream(ask(server.provider(word))));
        assertEquals("Start " + word + " first.", answer.text());
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
                        .detail());
        assertEquals(
                1, log.linesWith(server.baseUrl() + " does not list its models").size());
        assertEquals(1, log.linesWith("Busy with [key]").size());
    }

    private AnswerReader read() {
        return AnswerReader.read(new OpenAiModel(client).stream(ask(server.provider(KEY))));
    }
}
