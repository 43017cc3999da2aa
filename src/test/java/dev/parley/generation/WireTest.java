package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestSize;
import dev.parley.generation.AnswerBuffer.Delta;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SampleAnswers;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cost of following an answer until it is done, in bytes on the wire and in parsing. */
class WireTest {
    /** One delta of 4 characters a frame; three deltas a frame; and a very fast model. */
    private static final List<Integer> FRAME_CHARS = List.of(4, 12, 200);

    /** The size of the data of all events before {@code done}, compared with that of {@code done}. */
    private static final double DATA_TIMES_MAX = 4;
    /** A free budget, so that short answers are shown at once. */
    private static final long DATA_BYTES_FREE = 512;
    /** The framing bytes of an event, on average. */
    private static final double FRAMING_BYTES_MAX = 64;

    private static final int EVENTS_A_SECOND_MAX = 25;
    /** How often the parser reads each character of an answer, and the growth for an answer eight times as long. */
    private static final double PARSED_TIMES_MAX = 5;

    private static final double PARSED_GROWTH_MAX = 1.25;

    private final Markdown markdown = new Markdown();

    @Test
    @Tag(TestSize.FULL)
    void theEventsOfAnAnswerTakeAtMostFourTimesItsBytes() {
        answers().forEach((name, answer) -> {
            for (int chars : FRAME_CHARS) {
                assertBars(name, chars, Answering.evenly(part(answer, chars), chars));
            }
        });
    }

    @Test
    void reasoningStaysWithinTheByteBudget() {
        for (int chars : FRAME_CHARS) {
            var thoughts = Answering.evenly(SampleAnswers.essay() + SampleAnswers.quote(), chars).stream()
                    .map(delta -> new Delta("", delta.text()));
            var frames = Stream.concat(thoughts, Answering.evenly(SampleAnswers.essay(), chars).stream())
                    .toList();
            assertBars("reasoning", chars, frames);
        }
    }

    @Test
    @Tag(TestSize.FULL)
    void hostileAnswersStayWithinTheByteBudget() {
        for (var answer : SampleAnswers.some()) {
            for (int chars : answer.length() > TestSize.of(500, 4_000)
                    ? List.of(answer.length() / 20)
                    : List.of(TestSize.of(3, 1), 12)) {
                var cost = WireCost.of(markdown, Answering.evenly(answer, chars));
                var what = cost + " for " + answer.substring(0, Math.min(300, answer.length()));
                assertAtMost(
                        DATA_TIMES_MAX * cost.doneBytes() + DATA_BYTES_FREE,
                        (double) cost.dataBytes(),
                        "bytes of data",
                        what);
                assertAtMost(FRAMING_BYTES_MAX, cost.framing(), "bytes of framing an event", what);
            }
        }
    }

    @Test
    void theParsingWorkForProseAndCodeGrowsLinearly() {
        for (var name : List.of("1,200 words", "paragraphs", "64 KB of code")) {
            var answer = answers().get(name);
            var parsedPerChar = Stream.of(1, 2, 4, 8)
                    .map(times -> parsedPerChar(name, answer.substring(0, answer.length() * times / 8)))
                    .toList();
            double whole = parsedPerChar.get(3);
            var what = name + ", by eighths, quarters, halves and as a whole: " + parsedPerChar;
            assertAtMost(PARSED_TIMES_MAX, whole, "times parsed", what);
            // Of code, only the first and the last line are parsed.
            assertAtMost(PARSED_GROWTH_MAX * parsedPerChar.get(0) + 2.25, whole, "times parsed", what);
        }
    }

    private double parsedPerChar(String name, String text) {
        var cpu = ManagementFactory.getThreadMXBean();
        var frames = Answering.evenly(text, 12);
        var answering = new Answering(markdown);
        long start = cpu.getCurrentThreadCpuTime();
        frames.forEach(answering::frame);
        long nanos = cpu.getCurrentThreadCpuTime() - start;
        double parsed = (double) answering.charsParsed() / text.length();
        System.out.printf(
                "%-16s %6d characters, %5d ms CPU, each parsed %.2f times%n",
                name, text.length(), nanos / 1_000_000, parsed);
        return parsed;
    }

    /** Shortens long lists and tables, because each frame parses them again; a server pauses after such frames. */
    private static String part(String answer, int chars) {
        int charsMax = TestSize.of(120, 700) * chars;
        boolean isLong = !answer.startsWith("```") && answer.length() > charsMax;
        return isLong ? answer.substring(0, charsMax) : answer;
    }

    private void assertBars(String name, int chars, List<Delta> frames) {
        var cost = WireCost.of(markdown, frames);
        var what = "%-16s %3d characters a frame: %s".formatted(name, chars, cost);
        System.out.println(what);
        assertAtMost(DATA_TIMES_MAX, cost.times(), "times the answer in data", what);
        assertAtMost(FRAMING_BYTES_MAX, cost.framing(), "bytes of framing an event", what);
        assertAtMost(EVENTS_A_SECOND_MAX, cost.eventsASecond(), "events a second", what);
        assertAtMost(frames.size(), cost.events(), "events, one a frame", what);
        assertTrue(cost.events() > 0, what);
    }

    private static void assertAtMost(double budget, double figure, String unit, String what) {
        assertTrue(figure <= budget, () -> "%.2f %s; the budget is %.2f. %s".formatted(figure, unit, budget, what));
    }

    private static Map<String, String> answers() {
        var answers = new LinkedHashMap<String, String>();
        answers.put("1,200 words", SampleAnswers.essay());
        answers.put("64 KB of code", SampleAnswers.fence());
        answers.put("list", SampleAnswers.list());
        answers.put("short list", SampleAnswers.shortList());
        answers.put("nested list", SampleAnswers.nestedList());
        answers.put("table", SampleAnswers.table());
        answers.put(
                "paragraphs", SampleAnswers.plainParagraph().replace("another word and", "end.\n\nAnother word and"));
        answers.put("paragraph", SampleAnswers.paragraph());
        answers.put("plain paragraph", SampleAnswers.plainParagraph());
        answers.put("quote", SampleAnswers.quote());
        return answers;
    }
}
