package dev.parley.provider;

import static dev.parley.provider.Quirks.data;
import static dev.parley.provider.Quirks.one;
import static dev.parley.provider.Quirks.raw;
import static dev.parley.provider.Quirks.read;
import static dev.parley.provider.Quirks.way;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers in the various forms in which OpenAI-compatible servers send them. */
class QuirksTest {
    static Stream<Arguments> waysToSayFortyTwo() {
        return Stream.of(
                way("content is null first", one("null").delta("Forty-two")),
                way("content is empty first", one("\"\"").delta("Forty-two")),
                way(
                        "content is missing first",
                        raw("{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}")
                                .delta("Forty-two")),
                way(
                        "content is an array of parts",
                        one("[{\"type\":\"text\",\"text\":\"Forty\"},{\"type\":\"text\",\"text\":\"-two\"}]")),
                way("content is an array of strings", one("[\"Forty\",\"-two\"]")),
                way("content is an empty array first", one("[]").delta("Forty-two")),
                way("content is of an unknown kind first", one("7").delta("Forty-two")),
                way("choices are empty first", raw("{\"choices\":[]}").delta("Forty-two")),
                way("choices are missing first", raw("{\"id\":\"x\"}").delta("Forty-two")),
                way(
                        "choices are null first",
                        raw("{\"choices\":null,\"error\":null}").delta("Forty-two")),
                way(
                        "delta is missing first",
                        raw("{\"choices\":[{\"index\":0}]}").delta("Forty-two")),
                way(
                        "delta is null first",
                        raw("{\"choices\":[{\"delta\":null}]}").delta("Forty-two")),
                way(
                        "a second choice",
                        Script.stream()
                                .delta("Forty-two")
                                .data("{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"No\"}}]}")),
                way(
                        "a refusal instead of content",
                        raw("{\"choices\":[{\"delta\":{\"content\":null,\"refusal\":\"Forty-two\"}}]}")),
                way(
                        "comments",
                        Script.stream()
                                .raw(": OPENROUTER PROCESSING\n\n:\n\n")
                                .delta("Forty")
                                .raw(":x\n")
                                .delta("-two")),
                way(
                        "blank lines",
                        Script.stream()
                                .raw("\n\n\r\n\r\n")
                                .delta("Forty")
                                .raw("\n\n\n")
                                .delta("-two")),
                way(
                        "CR LF",
                        Script.stream()
                                .raw(data("Forty").replace("\n", "\r\n")
                                        + data("-two").replace("\n", "\r\n"))),
                way(
                        "CR",
                        Script.stream()
                                .raw(data("Forty").replace("\n", "\r")
                                        + data("-two").replace("\n", "\r"))),
                way(
                        "no space after the colon",
                        Script.stream().raw(data("Forty-two").replace("data: ", "data:"))),
                way(
                        "no blank line between events",
                        Script.stream().raw(data("Forty").strip() + "\n" + data("-two"))),
                way(
                        "one JSON over two data lines",
                        Script.stream().raw(data("Forty-two").replace("{\"delta", "\ndata: {\"delta"))),
                way("a byte order mark", Script.stream().raw("\uFEFF" + data("Forty-two"))),
                way(
                        "event names and ids",
                        Script.stream().raw("event: message\nid: 7\nretry: 10\nfoo: bar\n" + data("Forty-two"))),
                way("no content type", Script.stream("").delta("Forty-two")),
                way("a wrong content type", Script.stream("application/json").delta("Forty-two")),
                way("a broken content type", Script.stream("what is this").delta("Forty-two")),
                way(
                        "an unknown charset",
                        Script.stream("text/event-stream; charset=x-klingon").delta("Forty-two")),
                way("HTTP/1.0", Script.silence().raw("HTTP/1.0 200 OK\r\n\r\n").delta("Forty-two")),
                way("every byte on its own", Script.stream().byteByByte(data("Forty-two"))),
                way(
                        "usage null with every chunk",
                        raw("{\"choices\":[{\"delta\":{\"content\":\"Forty-two\"}}],\"usage\":null}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToSayFortyTwo")
    void theAnswerIsReadInWhateverFormItIsSent(String way, Script script) {
        var answer = read(script.finish("stop").done());
        assertEquals(Optional.empty(), answer.failure());
        assertEquals("Forty-two", answer.text());
        assertEquals("", answer.reasoning());
        assertEquals(Optional.of(FinishReason.STOP), answer.finish());
    }

    static Stream<Arguments> plainAnswers() {
        var json =
                "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"reasoning_content\":\"Hm.\",\"content\":\"Forty-two\"},"
                        + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}";
        return Stream.of(
                way("on one line", Script.status(200, json)),
                way("on many lines", Script.status(200, json.replace(",", ",\n").replace("{", "{\n"))),
                way("after blank lines", Script.status(200, "\n\n\n" + json)),
                way("without finish_reason", Script.status(200, json.replace(",\"finish_reason\":\"stop\"", ""))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainAnswers")
    void plainJsonIsAnAnswerOfOneDelta(String way, Script script) {
        var answer = read(script);
        assertEquals(Optional.empty(), answer.failure());
        assertEquals("Forty-two", answer.text());
        assertEquals("Hm.", answer.reasoning());
        assertEquals(Optional.of(FinishReason.STOP), answer.finish());
        assertTrue(answer.events().contains(new ModelEvent.Usage(9, 2)));
    }

    @ParameterizedTest(name = "bytes {0}")
    @MethodSource("brokenCharacters")
    void invalidUtf8IsReplacedAndTheAnswerContinues(String way, byte[] broken) {
        var begin = "data: {\"choices\":[{\"delta\":{\"content\":\"a".getBytes(StandardCharsets.UTF_8);
        var script =
                Script.stream().bytes(begin).bytes(broken).raw("b\"}}]}\n\n").delta("c");
        var text = read(script.finish("stop").done()).text();
        assertTrue(text.matches("a\uFFFD+bc"), text);
    }

    static Stream<Arguments> brokenCharacters() {
        return Stream.of(
                Arguments.of("FF", new byte[] {(byte) 0xFF}),
                Arguments.of("C3", new byte[] {(byte) 0xC3}),
                Arguments.of("F0 9F 98", new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x98}));
    }

    @ParameterizedTest
    @MethodSource("longCharacters")
    void aCharacterSplitBetweenChunksIsJoined(String text) {
        var script = Script.stream().byteByByte(data(text)).finish("stop").done();
        assertEquals(text, read(script).text());
    }

    static Stream<String> longCharacters() {
        return Stream.of("Grüße", "日本語", "👩‍🔬");
    }
}
