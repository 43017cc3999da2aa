package dev.parley.provider;

import static dev.parley.provider.Quirks.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded responses of model servers and gateways, and the expected results. */
class RecordedStreamsTest {
    private static final String HONEY = "Honey keeps for years because it holds too little water for germs. ";
    private static final int SEEDS = 4;

    /** The result of an answer. */
    private record Result(String text, String reasoning, String end) {
        static Result of(AnswerReader answer) {
            var end = answer.failure()
                    .map(failure ->
                            failure.error().kind() + ": " + failure.error().detail())
                    .or(() -> answer.last().map(last -> last.reason() + ": " + last.said()));
            return new Result(answer.text(), answer.reasoning(), end.orElse("nothing"));
        }
    }

    private static Arguments recorded(String name, String text, String reasoning, String end) {
        return Arguments.of(name, new Result(text, reasoning, end));
    }

    static Stream<Arguments> streams() {
        var words = IntStream.rangeClosed(1, 24)
                .mapToObj(n -> "word%02d ".formatted(n))
                .collect(Collectors.joining());
        return Stream.of(
                recorded("perplexity-full", HONEY, "", "STOP: stop"),
                recorded("final-full-message", HONEY, "", "STOP: stop"),
                recorded("cumulative-deltas", HONEY, "", "STOP: stop"),
                recorded("stop-every-chunk", words, "", "STOP: stop"),
                recorded(
                        "llama-error-field",
                        "",
                        "",
                        "CONTEXT_EXCEEDED: the request exceeds the available context size, try increasing it"),
                recorded(
                        "gemini-thought",
                        "Honey keeps for years.",
                        "**Weighing it**\n\nWater activity is what matters.\n\n",
                        "STOP: stop"),
                recorded("finish-error", "Honey keeps for years because ", "", "OTHER: error"),
                recorded(
                        "insufficient-system-resource",
                        "Honey keeps for years because ",
                        "",
                        "OTHER: insufficient_system_resource"),
                recorded(
                        "azure-filtered-midway",
                        "Honey keeps for years because it ",
                        "",
                        "CONTENT_FILTER: content_filter"),
                recorded("groq-x-error", "Honey keeps for ", "", "SERVER_ERROR: over capacity, try again later"),
                recorded("choice-text", HONEY, "", "STOP: stop"),
                recorded("think-no-open", "Honey keeps for years.", "Okay, the user asks about honey.\n", "STOP: stop"),
                recorded("ping-event-text", HONEY, "", "STOP: stop"),
                recorded("data-keepalive", HONEY, "", "STOP: stop"),
                recorded("no-finish-usage-eof", HONEY, "", "STOP: stop"),
                recorded("plain-text-200", "", "", "NOT_UNDERSTOOD: Internal Server Error"),
                recorded("fastapi-detail-200", "", "", "SERVER_ERROR: Model not found"),
                recorded("think-twice", "Honey keeps for years.", "Low water.", "STOP: stop"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void aRecordedStreamIsReadCorrectly(String name, Result result) {
        var script = Script.recorded(name).bytes(Script.recordedBody(name)).end();
        assertEquals(result, Result.of(read(script)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void aRecordedStreamIsReadCorrectlyHoweverItsBytesAreSplit(String name, Result result) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            var script = Script.recorded(name);
            for (var part : split(Script.recordedBody(name), new Random(seed))) {
                script = script.bytes(part);
            }
            assertEquals(result, Result.of(read(script.end())), "seed " + seed);
        }
    }

    private static List<byte[]> split(byte[] body, Random random) {
        int partBytesMax = 1 << random.nextInt(10);
        var parts = new ArrayList<byte[]>();
        for (int from = 0; from < body.length; ) {
            int to = Math.min(body.length, from + 1 + random.nextInt(partBytesMax));
            parts.add(Arrays.copyOfRange(body, from, to));
            from = to;
        }
        return parts;
    }
}
