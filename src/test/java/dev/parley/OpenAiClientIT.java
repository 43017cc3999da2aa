package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.Script;
import dev.parley.war.WarCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official client of OpenAI asks the models of a user, through the packaged WAR. */
@FullOnly
class OpenAiClientIT {
    private static final ChatCompletionCreateParams QUESTION = ChatCompletionCreateParams.builder()
            .model("fake-1")
            .addUserMessage("What is six times seven?")
            .build();

    @TempDir
    private Path folder;

    private final FakeOpenAi models = new FakeOpenAi();
    private Process server;
    private WarCommand war;
    private OpenAIClient client;

    @BeforeEach
    void start() throws IOException {
        war = new WarCommand(Path.of(System.getProperty("java.home")), List.of(), folder, models.baseUrl())
                .set("PARLEY_DEMO", "on");
        server = war.process().start();
        assertEquals("up", new BufferedReader(server.inputReader()).readLine());
        client = client(new Person(war.url(), "ada").signsUp().createsToken());
    }

    @AfterEach
    void stop() {
        server.destroyForcibly();
        models.close();
    }

    @Test
    void theClientAsksStreamsListsModelsAndUnderstandsErrors() {
        models.answers(Script.status(200, """
                {"id": "c1", "object": "chat.completion", "created": 1, "model": "fake-1", "choices": [{"index": 0,
                  "message": {"role": "assistant", "content": "Forty-two."}, "logprobs": null, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}}"""));
        var whole = client.chat().completions().create(QUESTION);
        assertEquals("Forty-two.", whole.choices().get(0).message().content().orElse(""));
        assertEquals(10, whole.usage().orElseThrow().totalTokens());

        models.answers(chunks("Forty", "-two."));
        assertEquals("Forty-two.", streamed(QUESTION));
        var counted = QUESTION.toBuilder()
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        models.answers(chunks("Yes"));
        assertEquals("Yes", streamed(counted));

        assertTrue(
                client.models().list().data().stream().map(Model::id).toList().containsAll(List.of("fake-1", "demo")));
        assertEquals("fake-1", client.models().retrieve("fake-1").id());
        assertTrue(streamed(QUESTION.toBuilder().model("demo").build()).contains("demo"));
        assertTrue(client.chat()
                .completions()
                .create(QUESTION.toBuilder().model("demo").build())
                .choices()
                .get(0)
                .message()
                .content()
                .orElse("")
                .contains("demo"));

        assertThrows(
                UnauthorizedException.class,
                () -> client("parley_" + "A".repeat(43)).models().list());
        assertThrows(NotFoundException.class, () -> client.models().retrieve("nothing"));
        models.answers(Script.status(
                400, Script.json(Map.of("error", Map.of("message", "No", "param", "tools", "code", "bad_tools")))));
        var refused = assertThrows(
                BadRequestException.class, () -> client.chat().completions().create(QUESTION));
        assertEquals("tools", refused.param().orElse(""));
        assertEquals("bad_tools", refused.code().orElse(""));
        models.answers(Script.error(429, "Slow down"));
        assertThrows(RateLimitException.class, () -> streamed(QUESTION));
        models.answers(Script.stream().delta("Fo").cut());
        var cut = assertThrows(OpenAIException.class, () -> streamed(QUESTION));
        assertTrue(String.valueOf(cut.getMessage()).contains("mid-answer"), cut::toString);
    }

    @Test
    void closingAStreamEndsTheRequestToTheModelServer() {
        models.answers(Script.stream().endlessly(chunk("word ")));
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(QUESTION)) {
            assertTrue(stream.stream().findFirst().isPresent());
        }
        models.awaitRequest().awaitDisconnect();
    }

    private OpenAIClient client(String token) {
        return OpenAIOkHttpClient.builder()
                .apiKey(token)
                .baseUrl(war.url() + "/v1")
                .maxRetries(0)
                .build();
    }

    private String streamed(ChatCompletionCreateParams params) {
        try (var stream = client.chat().completions().createStreaming(params)) {
            return stream.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .map(choice -> choice.delta().content().orElse(""))
                    .collect(Collectors.joining());
        }
    }

    /** With all fields that the client requires. */
    private static Script chunk(String text) {
        return Script.silence()
                .data(Script.json(Map.of(
                        "id", "c1",
                        "object", "chat.completion.chunk",
                        "created", 1,
                        "model", "fake-1",
                        "choices", List.of(Map.of("index", 0, "delta", Map.of("content", text))))));
    }

    private static Script chunks(String... texts) {
        var script = Script.stream();
        for (var text : texts) {
            script = script.then(chunk(text));
        }
        return script.finish("stop").usage(7, 3).done();
    }
}
