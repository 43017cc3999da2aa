package dev.parley.provider;

import static dev.parley.provider.Quirks.raw;
import static dev.parley.provider.Quirks.read;
import static dev.parley.provider.Quirks.way;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The ends of answers: complete, an error after the beginning, cut, or not an answer at all. */
class EndingsTest {
    /** Complete answers and their finish reasons. */
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
    void theFinishReasonOfACompleteAnswerIsRead(String way, Script script, FinishReason reason) {
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
        assertEquals(Optional.of(ErrorKind.CUT), answer.errorKind());
        // A reset may overtake data that was sent before it.
        assertTrue("Forty".startsWith(answer.text()));
        assertEquals(Optional.empty(), answer.finish());
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
    void anErrorAfterTheBeginningKeepsTheTextAndReportsTheError(String way, String raw) {
        var answer = read(Script.stream().delta("Forty").raw(raw).end());
        assertEquals("Forty", answer.text());
        assertEquals(Optional.of(ErrorKind.SERVER_ERROR), answer.errorKind());
        assertEquals("Overloaded", answer.failure().orElseThrow().error().detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'code':429}|RATE_LIMITED",
                "{'code':'429'}|RATE_LIMITED",
                "{'code':403}|FORBIDDEN",
                "{'code':502}|SERVER_ERROR",
                "{'code':'insufficient_quota'}|SERVER_ERROR"
            })
    void anErrorWithAStatusCodeHasTheKindOfThatStatus(String error, ErrorKind kind) {
        var script = raw("{\"error\":" + error.replace('\'', '"') + "}");
        assertEquals(Optional.of(kind), read(script).errorKind());
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
    void aResponseThatIsNotAnAnswerIsReported(String way, Script script) {
        assertEquals(Optional.of(ErrorKind.NOT_UNDERSTOOD), read(script).errorKind());
    }

    /** All ways in which an answer can end, here with a text that may be the beginning of a tag. */
    static Stream<Script> answersThatEndInABeginningOfATag() {
        var begun = Script.stream().delta("<thi");
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

    @ParameterizedTest
    @MethodSource("answersThatEndInABeginningOfATag")
    void aHeldBackBeginningOfATagIsEmittedAtEveryEnd(Script script) {
        assertEquals("<thi", read(script).text());
    }
}
