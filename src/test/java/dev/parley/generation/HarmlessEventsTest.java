package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestSize;
import dev.parley.generation.AnswerBuffer.Delta;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SafeHtmlAssert;
import dev.parley.markdown.SampleAnswers;
import dev.parley.markdown.XssPayloads;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No event has live content, whatever a model writes and wherever the text is cut. */
class HarmlessEventsTest {
    private static final long SEED = 20_261_122;
    private static final Set<String> EVENTS =
            Set.of("snapshot", "block", "tail", "append", "next", "settle", "reasoning");

    /** The distance of the positions at which a text is cut into two frames. */
    private static final int CUT_STEP = TestSize.of(4, 1);

    private final Markdown markdown = new Markdown();

    static List<String> vectors() {
        return XssPayloads.all();
    }

    @ParameterizedTest
    @Tag(TestSize.FULL)
    @MethodSource("vectors")
    void noEventOfAHostileAnswerHasLiveContent(String vector) {
        for (int cut = 0; cut <= vector.length(); cut += CUT_STEP) {
            check(List.of(new Delta(vector.substring(0, cut), ""), new Delta(vector.substring(cut), "")));
        }
        check(Answering.evenly(vector, 1));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void noEventOfHostileTextInOtherContextsHasLiveContent(String vector) {
        for (var answer : List.of(
                "Before\n\n" + vector + "\n\nafter",
                "- item\n  - " + vector.replace("\n", "\n    ") + "\n- next",
                "> " + vector.replace("\n", "\n> "),
                "| a |\n|---|\n| " + vector.replace('\n', ' ') + " |\n")) {
            check(Answering.evenly(answer, 1));
            check(Answering.evenly(answer, 7));
        }
    }

    @ParameterizedTest
    @Tag(TestSize.FULL)
    @MethodSource("vectors")
    void noEventOfHostileReasoningHasLiveContent(String vector) {
        for (int cut = 0; cut <= vector.length(); cut += CUT_STEP) {
            check(List.of(new Delta("- a", vector.substring(0, cut)), new Delta("\n- b", vector.substring(cut))));
        }
    }

    @Test
    @Tag(TestSize.FULL)
    void noEventOfAnyOtherAnswerHasLiveContent() {
        var random = new Random(SEED);
        for (var answer : SampleAnswers.some()) {
            check(Answering.unevenly(answer, answer.length() > 4_000 ? answer.length() / 15 : 9, random));
        }
    }

    /** Asserts that a frame is one event with a known name and safe data. */
    private void check(List<Delta> frames) {
        var answering = new Answering(markdown);
        for (int i : IntStream.range(0, frames.size()).toArray()) {
            var events = answering.frame(frames.get(i));
            assertTrue(events.size() <= 1, () -> "more than one event: " + events);
            events.forEach(HarmlessEventsTest::check);
            if (i % 50 == 0) {
                check(answering.snapshot());
            }
        }
        check(answering.snapshot());
    }

    private static void check(WireEvent event) {
        assertTrue(EVENTS.contains(event.name()), () -> "an event of the model's own: " + event);
        assertEquals(-1, event.data().indexOf('\u0000'));
        SafeHtmlAssert.assertSafe(event.data());
    }
}
