package dev.parley.provider;

import static dev.parley.provider.OpenAiModelTest.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenAI-compatible servers differ: what each of them sends, and what is understood. */
class QuirksTest {
    private static final ModelClient CLIENT = new ModelClient();

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    /** A server's way to say "Forty-two", which is understood as if OpenAI had said it. */
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
    void isUnderstoodAsTheAnswer(String way, Script script) {
        var answer = read(script.finish("stop").done());
        assertEquals(Optional.empty(), answer.failure());
        assertEquals("Forty-two", answer.text());
        assertEquals("", answer.reasoning());
        assertEquals(Optional.of(FinishReason.STOP), answer.finish());
    }

    static Stream<Arguments> waysToThink() {
        return Stream.of(
                way("reasoning_content", thought("reasoning_content").delta("Hi")),
                way("reasoning", thought("reasoning").delta("Hi")),
                way("reasoning_text", thought("reasoning_text").delta("Hi")),
                way(
                        "two fields with the same",
                        raw("{\"choices\":[{\"delta\":{\"reasoning\":\"Hm.\",\"reasoning_content\":\"Hm.\"}}]}")
                                .delta("Hi")),
                way(
                        "a part of type thinking",
                        one(
                                "[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm.\"}]},{\"type\":\"text\",\"text\":\"Hi\"}]")),
                way("tags in one delta", Script.stream().delta("<think>Hm.</think>Hi")),
                way("tags and white space", Script.stream().delta("\n<think>Hm.</think>\n\n", "\n", "Hi")),
                way("tags, letter by letter", Script.stream().delta("<think>Hm.</think>\n\nHi".split(""))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToThink")
    void isUnderstoodAsReasoning(String way, Script script) {
        var answer = read(script.finish("stop").done());
        assertEquals("Hm.", answer.reasoning());
        assertEquals("Hi", answer.text());
    }

    /** Text that only looks like thinking. */
    static Stream<Arguments> answersAboutTags() {
        return Stream.of("Use <think> and </think>.", "<thinker>", "<thi", " <", "</think>", "  x <think>y</think>")
                .flatMap(text -> Stream.of(
                        Arguments.of(text, Script.stream().delta(text)),
                        Arguments.of(text, Script.stream().delta(text.split("")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersAboutTags")
    void tagsThatDoNotBeginTheAnswerAreText(String text, Script script) {
        var answer = read(script.finish("stop").done());
        assertEquals(text, answer.text());
        assertEquals("", answer.reasoning());
    }

    static Stream<Arguments> tagsSplitInTwo() {
        var whole = "<think>Hm.</think>Hi";
        return IntStream.range(1, whole.length())
                .mapToObj(index -> Arguments.of(whole.substring(0, index), whole.substring(index)));
    }

    @ParameterizedTest(name = "{0} | {1}")
    @MethodSource("tagsSplitInTwo")
    void tagsMayBeSplitAnywhere(String begin, String end) {
        var answer = read(Script.stream().delta(begin, end).finish("stop").done());
        assertEquals("Hm.", answer.reasoning());
        assertEquals("Hi", answer.text());
    }

    static Stream<Arguments> errorsInTheStream() {
        return Stream.of(
                way("an error object", "data: {\"error\":{\"message\":\"Overloaded\"}}\n\n"),
                way("an error string", "data: {\"error\":\"Overloaded\"}\n\n"),
                way("object: error", "data: {\"object\":\"error\",\"message\":\"Overloaded\"}\n\n"),
                way("event: error", "event: error\ndata: {\"message\":\"Overloaded\"}\n\n"),
                way("event: error, no JSON", "event: error\ndata: Overloaded\n\n"),
                way("JSON without data:", "{\"error\":{\"message\":\"Overloaded\"}}\n"),
                way("JSON without data:, on lines", "{\n  \"error\": {\n    \"message\": \"Overloaded\"\n  }\n}\n\n"),
                way("JSON in an array", "[{\"error\":{\"message\":\"Overloaded\"}}]\n"),
                way("an error in the choice", "data: {\"choices\":[{\"error\":{\"message\":\"Overloaded\"}}]}\n\n"),
                way("an error and [DONE]", "data: {\"error\":{\"message\":\"Overloaded\"}}\n\ndata: [DONE]\n\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errorsInTheStream")
    void anErrorAfterTheBeginningIsAnErrorAfterTheBeginning(String way, String raw) {
        var answer = read(Script.stream().delta("Forty").raw(raw).end());
        assertEquals("Forty", answer.text());
        assertEquals(Optional.of(Fault.SERVER_ERROR), answer.fault());
        assertEquals("Overloaded", answer.failure().orElseThrow().detail());
    }

    /** Answers that came to their end, and how. */
    static Stream<Arguments> ends() {
        var begun = Script.stream().delta("Forty-two");
        return Stream.of(
                Arguments.of("length", begun.finish("length").done(), FinishReason.LENGTH),
                Arguments.of("content_filter", begun.finish("content_filter").done(), FinishReason.CONTENT_FILTER),
                Arguments.of("tool_calls", begun.finish("tool_calls").done(), FinishReason.TOOL_CALLS),
                Arguments.of("an unknown reason", begun.finish("bored").done(), FinishReason.OTHER),
                Arguments.of(
                        "the reason twice", begun.finish("stop").finish("stop").done(), FinishReason.STOP),
                Arguments.of("no [DONE]", begun.finish("stop").end(), FinishReason.STOP),
                Arguments.of("a cut after the reason", begun.finish("stop").cut(), FinishReason.STOP),
                Arguments.of("[DONE] without a reason", begun.done(), FinishReason.STOP),
                Arguments.of(
                        "[DONE] without a line end", begun.raw("data: [DONE]").end(), FinishReason.STOP));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void anEndIsUnderstood(String way, Script script, FinishReason reason) {
        var answer = read(script);
        assertEquals("Forty-two", answer.text());
        assertEquals(Optional.empty(), answer.failure());
        assertEquals(Optional.of(reason), answer.finish());
    }

    static Stream<Arguments> cuts() {
        var begun = Script.stream().delta("Forty");
        return Stream.of(
                way("the body ends", begun.end()),
                way("the connection is closed", begun.cut()),
                way("the connection is reset", begun.reset()),
                way(
                        "the body ends in an event",
                        begun.raw("data: {\"choices\":[{\"delta\":{\"con").end()),
                way(
                        "the connection is closed in an event",
                        begun.raw("data: {\"choices\":[{\"delta\":{\"con").cut()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cuts")
    void anAnswerWithoutAnEndIsCut(String way, Script script) {
        var answer = read(script);
        assertEquals(Optional.of(Fault.CUT), answer.fault());
        // A reset may overtake what was sent before it.
        assertTrue("Forty".startsWith(answer.text()));
        assertEquals(Optional.empty(), answer.finish());
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

    static Stream<Arguments> nonsense() {
        return Stream.of(
                way("HTML", Script.status(200, "<!doctype html>\n<html><body>Sign in</body></html>")),
                way(
                        "HTML in a stream",
                        Script.stream("text/html").raw("<html>\n\n<body>\n").end()),
                way("no JSON", Script.stream().data("Forty-two").end()),
                way("broken JSON", Script.stream().data("{\"choices\":[}").end()),
                way("a line without end", Script.stream().endlessLine()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void nonsenseIsCalledSo(String way, Script script) {
        assertEquals(Optional.of(Fault.NOT_UNDERSTOOD), read(script).fault());
    }

    @ParameterizedTest(name = "bytes {0}")
    @MethodSource("brokenCharacters")
    void invalidUtf8IsReplacedAndTheAnswerGoesOn(String way, byte[] broken) {
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
    void aCharacterSplitOverChunksStaysWhole(String text) {
        var script = Script.stream().byteByByte(data(text)).finish("stop").done();
        assertEquals(text, read(script).text());
    }

    static Stream<String> longCharacters() {
        return Stream.of("Grüße", "日本語", "👩‍🔬");
    }

    private static Answers read(Script script) {
        // A server for each: what is remembered of one must not decide on another.
        try (var server = new FakeOpenAi().answers(script)) {
            return Answers.read(new OpenAiModel(CLIENT).stream(ask(server.provider())));
        }
    }

    private static Arguments way(String name, Object script) {
        return Arguments.of(name, script);
    }

    private static Script raw(String json) {
        return Script.stream().data(json);
    }

    private static Script one(String content) {
        return raw("{\"choices\":[{\"delta\":{\"content\":" + content + "}}]}");
    }

    private static Script thought(String field) {
        return raw("{\"choices\":[{\"delta\":{\"" + field + "\":\"Hm.\",\"content\":\"\"}}]}");
    }

    private static String data(String content) {
        return "data: {\"choices\":[{\"delta\":{\"content\":\"" + content + "\"}}]}\n\n";
    }
}
