package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.concurrent.Ticker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded of the exchanges of an answer: everything that was sent and received, but no secret. */
class RecordingTest {
    private static final String KEY = "sk-recorded-0123456789x7Qa";

    private final FakeOpenAi server = new FakeOpenAi();
    private final RecordingMemory memory = new RecordingMemory();
    private final Recorder recorder = new Recorder(memory);

    @AfterEach
    void stop() {
        recorder.close();
        server.close();
        assertEquals(0, memory.bytesUsed());
    }

    @Test
    void theRequestIsRecordedAsItWasSentAndTheKeyIsMasked() {
        var exchange = ask(server.provider(KEY), "Why is “salt” salty?\n").get(0);
        var sent = server.awaitRequest();
        assertEquals(sent.json().toString(), Recorder.text(exchange.request()));
        var facts = exchange.facts();
        assertEquals("POST", facts.method());
        assertEquals(server.baseUrl() + "/chat/completions", facts.url());
        assertEquals(Optional.of(200L), facts.status());
        assertEquals(ExchangeEnd.READ, facts.end());
        assertTrue(facts.requestHeaders().contains(new SentHeader("Authorization", "Bearer ", "API_KEY", "x7Qa")));
        assertTrue(facts.requestHeaders().contains(SentHeader.plain("Content-Length", "" + facts.requestBytes())));
        assertEquals(facts.requestBytes(), Recorder.inflated(exchange.request()).length);
        assertTrue(facts.firstDeltaAfter().orElseThrow() <= facts.endAfter());
        assertFalse(facts.toString().contains(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-finish-usage-eof", "plain-text-200", "choice-text", "llama-error-field"})
    void theBytesOfAnOddReplyAreKept(String name) {
        server.answers(Script.recorded(name).bytes(Script.recordedBody(name)).end());
        var reply = ask(server.provider(), "Hi").get(0).reply();
        var sent = new String(Script.recordedBody(name), StandardCharsets.UTF_8);
        // What follows [DONE] is not read.
        assertTrue(sent.startsWith(Recorder.text(reply)) && reply.length > 10, Recorder.text(reply));
        if (!sent.contains("[DONE]")) {
            assertEquals(sent, Recorder.text(reply));
        }
    }

    @Test
    void bytesThatAreNoTextAreKept() {
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        server.answers(Script.stream().bytes(bytes).end());
        var exchange = ask(server.provider(KEY), "Hi").get(0);
        assertArrayEquals(bytes, Recorder.inflated(exchange.reply()));
        assertEquals(ExchangeEnd.BY_SERVER, exchange.facts().end());
    }

    @Test
    void everyRequestOfAnAnswerIsRecordedInOrder() {
        server.answers(
                Script.error(503, "Busy"), Script.error(400, "No stream_options"), Script.answer("Forty", "-two"));
        var exchanges = ask(server.provider(KEY), "Hi");
        assertEquals(
                List.of(503L, 400L, 200L),
                exchanges.stream()
                        .map(one -> one.facts().status().orElseThrow())
                        .toList());
        assertEquals(
                List.of(true, true, false),
                exchanges.stream()
                        .map(one -> Recorder.text(one.request()).contains("stream_options"))
                        .toList());
        assertTrue(Recorder.text(exchanges.get(0).reply()).contains("Busy"));
    }

    @Test
    void anImageIsRecordedByItsSizeAndHash() {
        var image = ChatImage.of("image/png", new byte[300_000], 100);
        var question = new ChatMessage("user", "What is this?", List.of(image));
        var exchange = recorder.ask(server.provider(KEY), question).get(0);
        var body = Recorder.text(exchange.request());
        assertTrue(body.contains("\"data:image/png;base64,[300000 bytes, SHA-256 "), body);
        assertTrue(body.contains("What is this?") && body.endsWith("}") && body.length() < 1_000, body);
        assertTrue(exchange.facts().requestBytes() > 400_000);
    }

    @Test
    void aRequestWithoutAReplyIsRecordedWithTheReason() {
        server.goesDown();
        var facts = ask(server.provider(KEY), "Hi").get(0).facts();
        assertEquals(ExchangeEnd.NO_REPLY, facts.end());
        assertEquals("HttpHostConnectException", facts.failure());
    }

    @Test
    void aLostConnectionIsRecorded() {
        server.answers(Script.stream().delta("Forty").cut());
        var facts = ask(server.provider(), "Hi").get(0).facts();
        assertEquals(ExchangeEnd.LOST, facts.end());
    }

    @Test
    void aStoppedAnswerIsRecordedUpToThere() {
        server.answers(Script.stream().delta("Forty").pause(new CountDownLatch(1)));
        var recording = new AnswerRecording(memory, Clock.systemUTC(), Ticker.SYSTEM, false);
        var stream = recorder.stream(server.provider(KEY), recording);
        assertEquals(Optional.of(new ModelEvent.Text("Forty")), stream.next());
        stream.close();
        var exchange = recording.end().get(0);
        recording.release();
        assertEquals(ExchangeEnd.STOPPED, exchange.facts().end());
        assertTrue(Recorder.text(exchange.reply()).contains("Forty"));
        assertTrue(
                exchange.facts().requestHeaders().contains(new SentHeader("Authorization", "Bearer ", "API_KEY", "")));
    }

    @Test
    void secretsThatAServerEchoesAreNotKept() {
        var provider = server.provider(KEY).with(Map.of("X-Tenant", "tenant-secret-9", "api-key", "{key}"));
        server.answers(Script.status(
                401, "{\"error\":\"" + KEY + " of tenant-secret-9\"}", "X-Echo", "for " + KEY, "Set-Cookie", "a=b"));
        var exchange = ask(provider, "My key is " + KEY).get(0);
        assertEquals("{\"error\":\"[key] of [key]\"}", Recorder.text(exchange.reply()));
        assertTrue(Recorder.text(exchange.request()).contains("My key is [key]"));
        var facts = exchange.facts();
        assertTrue(facts.replyHeaders().contains(SentHeader.plain("X-Echo", "for [key]")));
        assertTrue(facts.replyHeaders().contains(new SentHeader("Set-Cookie", "", "SET_COOKIE", "")));
        assertTrue(facts.requestHeaders().contains(new SentHeader("api-key", "", "API_KEY", "x7Qa")));
        assertTrue(facts.requestHeaders().contains(new SentHeader("X-Tenant", "", "X_TENANT", "")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3_000})
    void whatExceedsTheMemoryIsLeftOut(int bytes) {
        var small = new Recorder(new RecordingMemory(bytes));
        server.answers(Script.stream().delta("x".repeat(10_000)).finish("stop").done());
        var facts = small.ask(server.provider(), "Hi").get(0).facts();
        small.close();
        assertEquals(bytes < 100, facts.replyCut());
        assertTrue(facts.replyBytes() > 10_000);
    }

    @Test
    void aUrlIsRecordedWithoutPasswordAndKeys() {
        var provider = server.provider(KEY);
        assertEquals(
                "https://host:8443/v1/x?api-version=2024-10-21&key=…&b",
                SecretUrl.masked(
                        URI.create("https://ada:secret@host:8443/v1/x?api-version=2024-10-21&key=abc&b"), provider));
        assertEquals("https://host/…/v1", SecretUrl.masked(URI.create("https://host/" + KEY + "/v1"), provider));
    }

    private List<Exchange> ask(Provider provider, String question) {
        return recorder.ask(provider, question);
    }
}
