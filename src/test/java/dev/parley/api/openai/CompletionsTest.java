package dev.parley.api.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.Await;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.Script;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests of programs, passed on to a model server. */
class CompletionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
    private static final String WHOLE =
            "{\"id\":\"c1\",\"object\":\"chat.completion\",\"x\":1.50,\"choices\":[{\"index\":0,"
                    + "\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}";

    private final FakeOpenAi models = new FakeOpenAi();
    private final TestServer server = TestServer.with(models.baseUrl());
    private final Storage storage = new Storage(server);
    private Person ada;
    private String token = "";

    @BeforeEach
    void signUp() {
        ada = server.signUp("ada");
        token = ada.createsToken();
    }

    @AfterEach
    void stop() {
        server.close();
        models.close();
    }

    @Test
    void aReplyIsPassedOnAsItIsAndCounted() {
        models.answers(Script.status(200, WHOLE));
        var reply = asks("{\"model\":\"m\"," + QUESTION + ",\"tools\":[{\"type\":\"function\"}],\"x\":[1, 2]}");
        assertEquals(200, reply.statusCode());
        assertEquals(WHOLE, reply.body());
        assertEquals(
                "application/json", reply.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "{\"model\":\"m\"," + QUESTION + ",\"tools\":[{\"type\":\"function\"}],\"x\":[1, 2]}",
                models.awaitRequest().body());
        assertUsed(7, 3);
        assertEquals(0, storage.number("SELECT COUNT(*) FROM messages"), "nothing else is stored");
    }

    @Test
    void aStreamIsPassedOnChunkByChunkWhileItArrives() {
        var more = new CountDownLatch(1);
        models.answers(Script.stream()
                .data("{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"id\":\"t1\"}]}}]}")
                .pause(more)
                .delta("Hel", "lo")
                .finish("stop")
                .usage(9, 2)
                .done());
        var stream = streams("{\"model\":\"m\"," + QUESTION + ",\"stream\":true}");
        assertTrue(stream.next().contains("\"t1\""), "the first chunk is not held back");
        more.countDown();
        assertEquals("Hel", content(stream.next()));
        assertEquals("lo", content(stream.next()));
        assertTrue(stream.next().contains("\"stop\""));
        assertEquals("[DONE]", stream.next(), "token counts are passed on only if they are asked for");
        assertTrue(models.awaitRequest()
                .json()
                .path("stream_options")
                .path("include_usage")
                .asBoolean());
        assertUsed(9, 2);
        models.answers(Script.answer("Hi"));
        var asked =
                asks("{\"model\":\"m\"," + QUESTION + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        assertTrue(asked.body().contains("\"usage\""), asked.body());
    }

    @Test
    void aServerThatDoesNotKnowTheRequestForTokenCountsIsAskedWithoutItAndTheUsageIsEstimated() {
        models.answers(
                Script.error(400, "Unknown field: stream_options"),
                Script.stream().delta("abcdef").finish("stop").done());
        var reply = asks("{\"model\":\"m\"," + QUESTION + ",\"stream\":true}");
        assertTrue(reply.body().endsWith("data: [DONE]\n\n"), reply.body());
        models.awaitRequest();
        assertTrue(models.awaitRequest().json().path("stream_options").isMissingNode());
        assertTrue(storage.number("SELECT estimated_tokens FROM usage") > 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | Incorrect API key sk-abc123456 | 403 | key_missing             | No API key yet
            403 | Not in your plan         | 403 | forbidden               |
            404 | The model m is unknown   | 404 | model_not_found         | The model m is unknown
            400 | Unknown field: tools     | 400 | odd                     | Unknown field: tools
            422 | Bad format               | 422 | odd                     | Bad format
            429 | Slow down                | 429 | rate_limit_exceeded     |
            500 | Oops                     | 502 | server_error            | Oops
            302 | Elsewhere                | 502 | redirected              |
            400 | This model's maximum context length is 10 tokens | 400 | context_length_exceeded | maximum context length
            """)
    void anErrorHasTheFormatOfOpenAi(int status, String message, int expected, String code, String words)
            throws IOException {
        var error = Script.json(Map.of("error", Map.of("message", message, "code", "odd", "param", "p")));
        models.always(Script.status(status, error, "Retry-After", "42"));
        for (var stream : new boolean[] {false, true}) {
            var reply = asks("{\"model\":\"m\"," + QUESTION + ",\"stream\":" + stream + "}");
            assertEquals(expected, reply.statusCode(), reply.body());
            var said = JSON.readTree(reply.body()).path("error");
            assertEquals(code, said.path("code").asText());
            assertTrue(said.path("message").asText().contains(words == null ? "" : words), reply.body());
            assertFalse(reply.body().contains("sk-abc123456"), reply.body());
            assertEquals(
                    status == 429, reply.headers().firstValue("Retry-After").isPresent() && expected == 429);
        }
        assertEquals(0, storage.number("SELECT COUNT(*) FROM usage"));
        assertEquals(0, storage.number("SELECT COUNT(*) FROM limit_entries WHERE name = 'direct-answers'"));
    }

    @Test
    void aCutStreamEndsWithAnErrorAndCountsWhatHasArrived() {
        models.answers(Script.stream().delta("abcdefghi").cut());
        var reply = asks("{\"model\":\"m\"," + QUESTION + ",\"stream\":true}");
        assertEquals(200, reply.statusCode());
        assertTrue(reply.body().contains("\"code\":\"cut\""), reply.body());
        assertFalse(reply.body().contains("[DONE]"), reply.body());
        assertTrue(storage.number("SELECT completion_tokens FROM usage") > 0);
    }

    @Test
    void aProgramThatDisconnectsEndsTheRequestToTheModelServer() {
        models.answers(Script.stream().endlessly(Script.silence().delta("word ")));
        var stream = streams("{\"model\":\"m\"," + QUESTION + ",\"stream\":true}");
        stream.next();
        var request = models.awaitRequest();
        stream.close();
        request.awaitDisconnect();
        Await.until(() -> storage.number("SELECT COUNT(*) FROM usage") == 1);
        assertEquals(0, storage.number("SELECT COUNT(*) FROM limit_entries WHERE name = 'direct-answers'"));
    }

    @Test
    void aProgramThatDoesNotReadHoldsBackTheModelServerAndNoThreadOfTheContainer() {
        models.answers(Script.stream().endless("x".repeat(10_000)));
        var stream = streams("{\"model\":\"m\"," + QUESTION + ",\"stream\":true}");
        var request = models.awaitRequest();
        var idle = server.busyThreads();
        assertTrue(idle < 5, "busy threads: " + idle);
        stream.close();
        request.awaitDisconnect();
    }

    @Test
    void aReplyThatIsRunningCountsAndARevokedTokenEndsIt() {
        models.answers(Script.stream().endlessly(Script.silence().delta("word ")));
        var stream = streams("{\"model\":\"m\"," + QUESTION + ",\"stream\":true}");
        stream.next();
        assertEquals(1, storage.number("SELECT COUNT(*) FROM limit_entries WHERE name = 'direct-answers'"));
        storage.updateWhileItRuns("INSERT INTO limit_entries (name, subject, expires_at)"
                + " SELECT 'direct-answers', subject, expires_at FROM limit_entries, (VALUES " + "(1),".repeat(18)
                + "(1)) AS v"
                + " WHERE name = 'direct-answers'");
        var refused = asks("{\"model\":\"m\"," + QUESTION + "}");
        assertEquals(429, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("rate_limit_exceeded"), refused.body());
        assertEquals(
                429, ada.posts("/chat", "message", "Hi", "model", "m").statusCode(), "the limit is that of the pages");
        var request = models.awaitRequest();
        storage.updateWhileItRuns("DELETE FROM api_tokens");
        request.awaitDisconnect();
        assertEquals(401, asks("{\"model\":\"m\"," + QUESTION + "}").statusCode());
    }

    @Test
    void theRulesAndConnectionsAreThoseOfThePages() throws IOException {
        storage.updateWhileItRuns(
                "INSERT INTO user_limits (user_id, tokens_max) SELECT id, 5 FROM users WHERE email = 'ada@example.org'");
        models.always(Script.status(200, WHOLE));
        assertEquals(200, asks("{\"model\":\"m\"," + QUESTION + "}").statusCode());
        var limited = asks("{\"model\":\"m\"," + QUESTION + "}");
        assertEquals(429, limited.statusCode());
        assertTrue(limited.body().contains("insufficient_quota"), limited.body());
        assertTrue(limited.headers().firstValue("Retry-After").isPresent());
        storage.updateWhileItRuns("DELETE FROM user_limits");
        assertEquals(200, asks("{\"model\":\"m\"," + QUESTION + "}").statusCode());
        var unknown = asks("{\"model\":\"@7/m\"," + QUESTION + "}");
        assertEquals(404, unknown.statusCode(), "a connection of somebody else, or none");
        assertEquals(
                "model_not_found",
                JSON.readTree(unknown.body()).path("error").path("code").asText());
        assertEquals(
                303,
                ada.posts("/admin/models", "default_model", "", "allowed_models", "other*", "system_prompt", "")
                        .statusCode());
        var forbidden = asks("{\"model\":\"m\"," + QUESTION + "}");
        assertEquals(403, forbidden.statusCode(), forbidden.body());
        assertEquals(400, asks("{\"model\":\"other\"}").statusCode());
    }

    private HttpResponse<String> asks(String body) {
        return ada.sends(request(body));
    }

    private ReplyStream streams(String body) {
        return new ReplyStream(ada.sendsForStream(request(body)));
    }

    private HttpRequest.Builder request(String body) {
        return ada.request(
                        "/v1/chat/completions", "Content-Type", "application/json", "Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body));
    }

    private void assertUsed(long promptTokens, long completionTokens) {
        assertEquals(promptTokens, storage.number("SELECT prompt_tokens FROM usage"));
        assertEquals(completionTokens, storage.number("SELECT completion_tokens FROM usage"));
        assertEquals(0, storage.number("SELECT estimated_tokens FROM usage"));
    }

    private static String content(String chunk) {
        try {
            JsonNode json = JSON.readTree(chunk);
            return json.path("choices").path(0).path("delta").path("content").asText();
        } catch (IOException e) {
            throw new AssertionError(chunk, e);
        }
    }
}
