package dev.parley.provider;

import static dev.parley.provider.OpenAiModelTest.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that fails with a transient refusal is retried once; no other request is retried. */
@Timeout(60)
class RetryingModelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeOpenAi server = new FakeOpenAi();
    private final ModelClient client = TestClient.create();
    private final List<Duration> pauses = new ArrayList<>();
    private final ChatModel model = new RetryingModel(new OpenAiModel(client), (time, closed) -> {
        pauses.add(time);
        return false;
    });

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"500,,1", "502,,1", "503,,1", "529,,1", "503,3,3", "429,20,20", "429,1,1"})
    void aTransientRefusalIsRetriedOnceAfterTheServersRetryAfter(int status, String retryAfter, long seconds) {
        server.answers(refusal(status, retryAfter), Script.answer("Forty-two"));
        var answer = read();
        assertEquals("Forty-two", answer.text());
        assertEquals(Optional.empty(), answer.failure());
        assertEquals(List.of(Duration.ofSeconds(seconds)), pauses);
        assertEquals(server.awaitRequest().body(), server.awaitRequest().body());
        assertEquals(0, server.requestsWaiting());
    }

    @Test
    void aSecondRefusalIsReported() {
        server.answers(Script.error(503, "First"), Script.error(503, "Second"));
        assertEquals("Second", read().failure().orElseThrow().error().detail());
        assertEquals(2, server.requestsWaiting());
        assertEquals(1, pauses.size());
    }

    @Test
    void aRefusedConnectionIsRetriedOnce() {
        server.close();
        assertEquals(Optional.of(ErrorKind.UNREACHABLE), read().errorKind());
        assertEquals(List.of(SECOND), pauses);
    }

    static Stream<Arguments> whatIsTold() {
        return Stream.of(
                told("413", Script.error(413, "No"), ErrorKind.CONTEXT_EXCEEDED),
                told("401", Script.error(401, "No"), ErrorKind.KEY_MISSING),
                told("403", Script.error(403, "No"), ErrorKind.FORBIDDEN),
                told("404", Script.error(404, "No"), ErrorKind.ADDRESS_UNKNOWN),
                told("429 without Retry-After", refusal(429, ""), ErrorKind.RATE_LIMITED),
                told("429 for too long", refusal(429, "21"), ErrorKind.RATE_LIMITED),
                told("503 for too long", refusal(503, "3600"), ErrorKind.SERVER_ERROR),
                told("504: it may still be computing", Script.error(504, "No"), ErrorKind.SERVER_ERROR),
                told("a redirect", Script.status(307, "", "Location", "http://127.0.0.1:9/"), ErrorKind.REDIRECTED),
                told("a reset after the question was sent", Script.refusal(), ErrorKind.UNREACHABLE),
                told("a page of HTML", Script.status(200, "<html>"), ErrorKind.NOT_UNDERSTOOD),
                told("an end before the first delta", Script.stream().end(), ErrorKind.NO_ANSWER),
                told("an error before the first delta", error(Script.stream()), ErrorKind.SERVER_ERROR),
                told("an error after it", error(Script.stream().delta("Forty")), ErrorKind.SERVER_ERROR),
                told("a reset after it", Script.stream().delta("Forty").reset(), ErrorKind.CUT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsTold")
    void otherFailuresAreReportedWithoutARetry(String what, Script script, ErrorKind kind) {
        server.answers(script);
        assertEquals(Optional.of(kind), read().errorKind());
        assertEquals(1, server.requestsWaiting());
        assertEquals(List.of(), pauses);
    }

    @Test
    void aRequestToASilentServerIsNotRetried() {
        try (var impatient = TestClient.create(Duration.ofMillis(300))) {
            server.answers(Script.silence());
            var answer =
                    AnswerReader.read(new RetryingModel(new OpenAiModel(impatient)).stream(ask(server.provider())));
            assertEquals(Optional.of(ErrorKind.SILENT), answer.errorKind());
            assertEquals(1, server.requestsWaiting());
        }
    }

    @Test
    void theLookupOfAnUnknownHostIsNotRetried() {
        var nowhere = new Provider(URI.create("http://no-such-host.invalid/v1"), Optional.empty());
        assertEquals(
                Optional.of(ErrorKind.UNREACHABLE),
                AnswerReader.read(model.stream(ask(nowhere))).errorKind());
        assertEquals(List.of(), pauses);
    }

    @Test
    void anAnswerCanBeClosedDuringThePauseBeforeARetry() {
        server.always(refusal(503, "20"));
        var pausing = new CountDownLatch(1);
        var waiting = new RetryingModel(new OpenAiModel(client), (time, closed) -> {
            pausing.countDown();
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        });
        var stream = waiting.stream(ask(server.provider()));
        var next = CompletableFuture.supplyAsync(stream::next);
        await(pausing);
        assertEquals(0, client.connectionsLeased(), "no connection is held during the pause");
        server.awaitRequest().awaitDisconnect();
        stream.close();
        assertEquals(
                Optional.empty(),
                next.orTimeout(FakeOpenAi.PATIENCE_SECONDS, TimeUnit.SECONDS).join());
        assertEquals(Optional.empty(), stream.next());
        assertEquals(0, server.requestsWaiting());
    }

    @Test
    void anAnswerThatIsClosedWhenThePauseEndsIsNotRetried() {
        server.always(Script.error(503, "No"));
        var pausing = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var late = new RetryingModel(new OpenAiModel(client), (time, unused) -> {
            pausing.countDown();
            closed.await();
            // The pause ended just before the close.
            return false;
        });
        var stream = late.stream(ask(server.provider()));
        var next = CompletableFuture.supplyAsync(stream::next);
        server.awaitRequest();
        await(pausing);
        stream.close();
        closed.countDown();
        assertEquals(
                Optional.empty(),
                next.orTimeout(FakeOpenAi.PATIENCE_SECONDS, TimeUnit.SECONDS).join());
        assertEquals(0, server.requestsWaiting());
    }

    @Test
    void anInterruptEndsThePauseAndTheFailureIsReported() {
        server.always(Script.error(503, "No"));
        var interrupted = new RetryingModel(new OpenAiModel(client), (time, closed) -> {
            throw new InterruptedException();
        });
        assertEquals(
                Optional.of(ErrorKind.SERVER_ERROR),
                AnswerReader.read(interrupted.stream(ask(server.provider()))).errorKind());
        assertTrue(Thread.interrupted());
    }

    private AnswerReader read() {
        return AnswerReader.read(model.stream(ask(server.provider())));
    }

    private static Arguments told(String what, Script script, ErrorKind kind) {
        return Arguments.of(what, script, kind);
    }

    private static Script error(Script begun) {
        return begun.data("{\"error\":{\"code\":503,\"message\":\"Overloaded\"}}")
                .end();
    }

    /** A refusal; without {@code Retry-After} if the value is empty. */
    private static Script refusal(int status, String retryAfter) {
        return retryAfter == null || retryAfter.isEmpty()
                ? Script.error(status, "Later")
                : Script.status(status, "{\"error\":\"Later\"}", "Retry-After", retryAfter);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(FakeOpenAi.PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
