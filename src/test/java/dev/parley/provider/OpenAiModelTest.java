package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelEvent.Text;
import dev.parley.provider.ModelEvent.Usage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests to a model server, and answers without faults. */
class OpenAiModelTest {
    private final FakeOpenAi server = new FakeOpenAi();
    private final ModelClient client = TestClient.create();
    private final OpenAiModel model = new OpenAiModel(client);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void anAnswerArrivesInItsOriginalDeltasAndThenEnds() {
        server.answers(Script.answer("Forty", "-two"));
        assertEquals(
                List.of(new Text("Forty"), new Text("-two"), new Usage(9, 2), new Finish(FinishReason.STOP)),
                AnswerReader.read(model.stream(ask(server.provider()))).events());
    }

    @Test
    void aDeltaArrivesBeforeTheNextIsSent() {
        var more = new CountDownLatch(1);
        server.answers(Script.stream()
                .delta("Forty")
                .pause(more)
                .delta("-two")
                .finish("stop")
                .done());
        try (var stream = model.stream(ask(server.provider()))) {
            assertEquals(Optional.of(new Text("Forty")), stream.next());
            more.countDown();
            assertEquals(Optional.of(new Text("-two")), stream.next());
        }
    }

    @Test
    void nothingIsSentBeforeTheFirstRead() {
        model.stream(ask(server.provider())).close();
        assertEquals(0, server.requestsWaiting());
    }

    @Test
    void onlyFieldsThatEveryServerSupportsAreSent() {
        AnswerReader.read(model.stream(ask(server.provider())));
        var request = server.awaitRequest();
        assertEquals("POST /v1/chat/completions", request.method() + " " + request.path());
        assertEquals(
                "{\"model\":\"fake-1\",\"messages\":[{\"role\":\"system\",\"content\":\"Be kind.\"},"
                        + "{\"role\":\"user\",\"content\":\"Grüße, 👋\"}],\"stream\":true,"
                        + "\"stream_options\":{\"include_usage\":true}}",
                request.body());
        assertEquals(Optional.of("application/json"), request.header("Content-Type"));
        assertFalse(request.header("Transfer-Encoding").isPresent());
    }

    @Test
    void parametersAreSentOnlyIfTheyAreSet() {
        var all = new ModelParameters(
                Optional.of(0.7), Optional.of(0.95), Optional.of(2_000L), Optional.of(ReasoningEffort.MINIMAL));
        assertEquals(
                "\"temperature\":0.7,\"top_p\":0.95,\"max_tokens\":2000,\"reasoning_effort\":\"minimal\"", sent(all));
        var zero = new ModelParameters(Optional.of(0.0), Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals("\"temperature\":0.0", sent(zero));
        var large = new ModelParameters(
                Optional.empty(), Optional.empty(), Optional.of(ModelParameters.MAX_TOKENS_MAX), Optional.empty());
        assertEquals("\"max_tokens\":100000000", sent(large));
    }

    private AnswerReader read(ModelParameters parameters) {
        var plain = ask(server.provider());
        return AnswerReader.read(model.stream(
                new ChatRequest(plain.provider(), plain.model(), plain.messages(), parameters, "", plain.locale())));
    }

    /** The part of the body that follows the fields of every request. */
    private String sent(ModelParameters parameters) {
        read(parameters);
        var body = server.awaitRequest().body();
        var common = "\"stream_options\":{\"include_usage\":true},";
        return body.substring(body.indexOf(common) + common.length(), body.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"Unsupported value: 'temperature' does not support 0.2 with this model.\"}}",
                "{\"detail\":[{\"loc\":[\"body\",\"temperature\"],\"msg\":\"Input should be less than 1\"}]}"
            })
    void aRefusalThatNamesAParameterIsReportedAsSuchAndNothingIsDropped(String body) {
        server.always(Script.status(400, body));
        var set = new ModelParameters(Optional.of(0.2), Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals(Optional.of(ErrorKind.PARAMETER_REFUSED), read(set).errorKind());
        assertTrue(server.awaitRequest().body().contains("\"temperature\":0.2"));
        assertEquals(0, server.requestsWaiting(), "it is not asked again without the parameter");
        var other = new ModelParameters(Optional.empty(), Optional.of(0.2), Optional.empty(), Optional.empty());
        assertEquals(Optional.of(ErrorKind.REQUEST_REFUSED), read(other).errorKind());
    }

    @Test
    void maxTokensIsSentUnderItsNewNameToAModelThatAsksForIt() {
        var message = "Unsupported parameter: 'max_tokens' is not supported with this model."
                + " Use 'max_completion_tokens' instead.";
        server.answers(Script.error(400, message), Script.answer("Forty-two"));
        var set = new ModelParameters(Optional.empty(), Optional.empty(), Optional.of(50L), Optional.empty());
        assertEquals("Forty-two", read(set).text());
        assertTrue(server.awaitRequest().body().contains("\"max_tokens\":50"));
        var second = server.awaitRequest().body();
        assertTrue(second.contains("\"max_completion_tokens\":50") && !second.contains("max_tokens"), second);
        read(set);
        assertTrue(server.awaitRequest().body().contains("\"max_completion_tokens\":50"), "the model is remembered");
    }

    @Test
    void theSystemPromptGoesBeforeTheQuestionOfAModelThatRefusesTheSystemRole() {
        server.answers(Script.error(400, "System role not supported"), Script.answer("Forty-two"));
        var prompted = List.of(new ChatMessage("system", "Be brief."), new ChatMessage("user", "Six times seven?"));
        var request = new ChatRequest(server.provider(), "fake-1", prompted, Locale.ENGLISH);
        assertEquals("Forty-two", AnswerReader.read(model.stream(request)).text());
        assertTrue(server.awaitRequest().body().contains("\"role\":\"system\""));
        var merged = "\"messages\":[{\"role\":\"user\",\"content\":\"Be brief.\\n\\nSix times seven?\"}]";
        var second = server.awaitRequest().body();
        assertTrue(second.contains(merged), second);
        AnswerReader.read(model.stream(request));
        assertTrue(server.awaitRequest().body().contains(merged), "the model is remembered");
    }

    @Test
    void aLoneSurrogateInAQuestionIsSentAsAQuestionMark() {
        var question = List.of(new ChatMessage("user", "Half \uD83D of an emoji"));
        var request = new ChatRequest(server.provider(), "fake-1", question, Locale.ENGLISH);
        assertEquals(Optional.empty(), AnswerReader.read(model.stream(request)).failure());
        assertTrue(server.awaitRequest().body().contains("\"content\":\"Half ? of an emoji\""));
    }

    @Test
    void theKeyIsSentInTheAuthorizationHeaderAndWithoutAKeyThereIsNoHeader() {
        AnswerReader.read(model.stream(ask(server.provider("secret"))));
        assertEquals(Optional.of("Bearer secret"), server.awaitRequest().header("Authorization"));
        AnswerReader.read(model.stream(ask(server.provider())));
        assertEquals(Optional.empty(), server.awaitRequest().header("Authorization"));
        AnswerReader.read(model.stream(ask(server.provider(" "))));
        assertEquals(Optional.empty(), server.awaitRequest().header("Authorization"));
    }

    @Test
    void aKeyCannotInjectAHeader() {
        AnswerReader.read(model.stream(ask(server.provider("secret\r\nX-Evil: yes"))));
        assertEquals(Optional.empty(), server.awaitRequest().header("X-Evil"));
    }

    @Test
    void aTrailingSlashInTheBaseUrlIsIgnored() {
        var slashed = new Provider(URI.create(server.baseUrl() + "/"), Optional.empty());
        AnswerReader.read(model.stream(ask(slashed)));
        assertEquals("/v1/chat/completions", server.awaitRequest().path());
    }

    @Test
    void cookiesOfOneAnswerAreNotSentWithTheNext() {
        server.answers(
                Script.status(200, "{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}", "Set-Cookie", "who=ada"));
        AnswerReader.read(model.stream(ask(server.provider())));
        AnswerReader.read(model.stream(ask(server.provider())));
        server.awaitRequest();
        assertEquals(Optional.empty(), server.awaitRequest().header("Cookie"));
    }

    @Test
    void theStreamEndsAtDoneEvenIfTheConnectionStaysOpen() {
        server.answers(Script.answer("Forty-two"));
        assertTrue(AnswerReader.read(model.stream(ask(server.provider())))
                .errorKind()
                .isEmpty());
        server.awaitRequest().awaitDisconnect();
        assertEquals(0, client.connectionsLeased());
    }

    @Test
    void theStreamEndsSoonAfterTheFinishReasonEvenWithoutDone() {
        server.answers(Script.stream().delta("Forty-two").finish("stop").usage(9, 2));
        Timeouts soon = (time, task) -> client.timeouts().after(Duration.ofMillis(300), task);
        var answer = AnswerReader.read(new OpenAiModel(client, soon).stream(ask(server.provider())));
        assertEquals("Forty-two", answer.text());
        assertEquals(Optional.empty(), answer.failure());
        server.awaitRequest().awaitDisconnect();
    }

    @Test
    void manyAnswersArriveAtTheSameTime() {
        var all = new CountDownLatch(100);
        server.always(Script.stream()
                .delta("Forty")
                .pause(all)
                .delta("-two")
                .finish("stop")
                .done());
        var answers = IntStream.range(0, 100)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> {
                            var stream = model.stream(ask(server.provider()));
                            assertEquals(Optional.of(new Text("Forty")), stream.next());
                            all.countDown();
                            return AnswerReader.read(stream).text();
                        },
                        work -> new Thread(work).start()))
                .toList();
        for (var answer : answers) {
            assertEquals(
                    "-two",
                    answer.orTimeout(FakeOpenAi.PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .join());
        }
        assertEquals(0, client.connectionsLeased());
    }

    static ChatRequest ask(Provider provider) {
        return new ChatRequest(
                provider,
                "fake-1",
                List.of(new ChatMessage("system", "Be kind."), new ChatMessage("user", "Grüße, 👋")),
                Locale.ENGLISH);
    }
}
