package dev.parley.chat;

import dev.parley.generation.MessageStatus;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.Script;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A failure of a model server, and the expected end of the answer. If possible, the server repeats the key.
 *
 * @param shown the server continues when this latch opens, which is when the page shows the beginning of the answer
 * @param asked the number of requests until the failure is reported
 * @param partial the part of the answer that is kept; may be empty
 */
record ServerFailure(
        String name,
        Script script,
        CountDownLatch shown,
        int asked,
        String partial,
        MessageStatus status,
        ErrorKind kind) {
    static final String KEY = "every-kind-k3y";

    private static final String BEGUN = "Forty-two.";

    @Override
    public String toString() {
        return name;
    }

    /** All failures that need no waiting and no server of their own. */
    static Stream<ServerFailure> all(FakeOpenAi elsewhere) {
        return Stream.of(refusals(), nonsense(), errorsAfterTheBeginning(), ends(), endless(), redirects(elsewhere))
                .flatMap(failures -> failures);
    }

    private static Stream<ServerFailure> refusals() {
        return Stream.of(
                refused("401", 1, error(401), ErrorKind.KEY_REFUSED),
                refused("403", 1, error(403), ErrorKind.FORBIDDEN),
                refused("404", 1, error(404), ErrorKind.ADDRESS_UNKNOWN),
                refused("404 of a model", 1, Script.error(404, "No such model " + KEY), ErrorKind.MODEL_UNKNOWN),
                refused("413", 1, error(413), ErrorKind.CONTEXT_EXCEEDED),
                refused("429", 1, error(429), ErrorKind.RATE_LIMITED),
                refused("429 for a moment", 2, later(429, "1"), ErrorKind.RATE_LIMITED),
                refused("429 for an hour", 1, later(429, "3600"), ErrorKind.RATE_LIMITED),
                refused("500", 2, error(500), ErrorKind.SERVER_ERROR),
                refused("503", 2, error(503), ErrorKind.SERVER_ERROR),
                refused("504", 1, Script.status(504, "<html>" + KEY), ErrorKind.SERVER_ERROR),
                refused("a reset before the answer", 1, Script.refusal(), ErrorKind.UNREACHABLE));
    }

    private static Stream<ServerFailure> redirects(FakeOpenAi elsewhere) {
        return Stream.of(301, 307)
                .map(status -> refused(
                        "redirect " + status,
                        1,
                        Script.status(status, "", "Location", elsewhere.baseUrl() + "/?key=" + KEY),
                        ErrorKind.REDIRECTED));
    }

    private static Stream<ServerFailure> nonsense() {
        return Stream.of(
                refused(
                        "HTML",
                        1,
                        Script.status(200, "<!doctype html><title>" + KEY + "</title>"),
                        ErrorKind.NOT_UNDERSTOOD),
                begun("no JSON", script -> script.data("{\"choices\":[{" + KEY).end(), ErrorKind.CUT),
                begun("a line without end", Script::endlessLine, ErrorKind.NOT_UNDERSTOOD));
    }

    private static Stream<ServerFailure> errorsAfterTheBeginning() {
        return Stream.of(
                        "data: {\"error\":{\"message\":\"No " + KEY + "\"}}\n\n",
                        "data: {\"error\":\"No " + KEY + "\"}\n\n",
                        "data: {\"object\":\"error\",\"message\":\"No " + KEY + "\"}\n\n",
                        "event: error\ndata: {\"message\":\"No " + KEY + "\"}\n\n",
                        "event: error\ndata: No " + KEY + "\n\n",
                        "{\"error\":{\"message\":\"No " + KEY + "\"}}\n\n")
                .map(raw -> begun(raw, script -> script.raw(raw), ErrorKind.SERVER_ERROR));
    }

    private static Stream<ServerFailure> ends() {
        var shown = new CountDownLatch(1);
        return Stream.of(
                begun("an end without a reason", Script::end, ErrorKind.CUT),
                begun("a connection that is closed", Script::cut, ErrorKind.CUT),
                // The reset may overtake the bytes sent before it.
                new ServerFailure(
                        "a reset",
                        Script.stream().delta("Forty").pause(shown).reset(),
                        shown,
                        1,
                        "Forty",
                        MessageStatus.TRUNCATED,
                        ErrorKind.CUT));
    }

    private static Stream<ServerFailure> endless() {
        var paragraph = "word ".repeat(100) + "\n\n";
        return Stream.of(
                begun("an answer without end", script -> script.endless(paragraph), ErrorKind.TOO_LONG),
                begun(
                        "reasoning without end",
                        script -> script.endless(Script.silence().reasoning(paragraph)),
                        ErrorKind.TOO_LONG));
    }

    private static ServerFailure refused(String name, int asked, Script script, ErrorKind kind) {
        return new ServerFailure(name, script, new CountDownLatch(1), asked, "", MessageStatus.FAILED, kind);
    }

    /** A failure after a good beginning, which the page shows before the failure happens. */
    static ServerFailure begun(String name, UnaryOperator<Script> rest, ErrorKind kind) {
        var shown = new CountDownLatch(1);
        var begun = Script.stream()
                .choice(Map.of("delta", Map.of("reasoning_content", "Hm.")))
                .delta("Forty", "-two.")
                .pause(shown);
        var status =
                kind == ErrorKind.CUT || kind == ErrorKind.TOO_LONG ? MessageStatus.TRUNCATED : MessageStatus.FAILED;
        return new ServerFailure(name, rest.apply(begun), shown, 1, BEGUN, status, kind);
    }

    private static Script error(int status) {
        return Script.error(status, "Not with Bearer " + KEY + ".");
    }

    private static Script later(int status, String retryAfter) {
        return Script.status(status, "{\"error\":\"" + KEY + "\"}", "Retry-After", retryAfter);
    }
}
