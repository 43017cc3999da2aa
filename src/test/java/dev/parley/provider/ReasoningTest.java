package dev.parley.provider;

import static dev.parley.provider.Quirks.one;
import static dev.parley.provider.Quirks.raw;
import static dev.parley.provider.Quirks.read;
import static dev.parley.provider.Quirks.thought;
import static dev.parley.provider.Quirks.way;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model thinks is told from what it answers, wherever a server puts it. */
class ReasoningTest {
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
}
