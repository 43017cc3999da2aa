package dev.parley.provider;

import static dev.parley.provider.Quirks.one;
import static dev.parley.provider.Quirks.raw;
import static dev.parley.provider.Quirks.read;
import static dev.parley.provider.Quirks.thought;
import static dev.parley.provider.Quirks.way;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reasoning is separated from the answer, wherever a server puts it. */
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
    void reasoningIsRecognizedInEveryForm(String way, Script script) {
        var answer = read(script.finish("stop").done());
        assertEquals("Hm.", answer.reasoning());
        assertEquals("Hi", answer.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<thought>Hm.</thought>Hi",
                "<thinking>\nHm.</thinking>\n\nHi",
                "<reasoning>Hm.</reasoning>Hi",
                "<THINK>Hm.</THINK>Hi",
                "<think time=\"3s\">Hm.</think >Hi",
                "<seed:think>Hm.</seed:think>Hi",
                "◁think▷Hm.◁/think▷Hi",
                "[THINK]Hm.[/THINK]Hi",
                "<|begin_of_thought|>Hm.<|end_of_thought|>Hi",
                "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Hi",
                "Hm.</think>Hi",
                "Hm.\n</think>\n\nHi",
                "Hm.</thinking>\nHi",
                "Hm.◁/think▷Hi"
            })
    void allKindsOfThinkTagsAreRecognizedWholeAndLetterByLetter(String text) {
        for (var pieces : List.of(new String[] {text}, text.split(""))) {
            var answer = read(Script.stream().delta(pieces).finish("stop").done());
            assertEquals("Hm.", answer.reasoning().strip());
            assertEquals("Hi", answer.text());
        }
    }

    @Test
    void duplicateReasoningIsRemovedAndDifferentReasoningIsKept() {
        var same = raw("{\"choices\":[{\"delta\":{\"reasoning_content\":\"Low water. \"}}]}")
                .delta("<think>Low", " water.</think>Hi");
        assertEquals("Low water.", read(same.finish("stop").done()).reasoning().strip());
        var other = raw("{\"choices\":[{\"delta\":{\"reasoning_content\":\"Low water.\"}}]}")
                .delta("<think>Germs need more.</think>Hi");
        var answer = read(other.finish("stop").done());
        assertEquals("Hi", answer.text());
        assertTrue(
                answer.reasoning().contains("Low water.") && answer.reasoning().contains("Germs need more."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The tag `</think>` ends it.",
                "Write </think> there.",
                "```\n</think>\n```\nThat is all.",
                "First <think>, then </think>.",
                "[thinking] of you",
                "<thoughtful>"
            })
    void tagsInAnAnswerAboutTagsAreText(String text) {
        for (var pieces : List.of(new String[] {text}, text.split(""))) {
            var answer = read(Script.stream().delta(pieces).finish("stop").done());
            assertEquals(text, answer.text());
            assertEquals("", answer.reasoning());
        }
    }

    @Test
    void anEndlessTagIsTextAndDoesNotOverflowTheStack() {
        var text = "<think" + " a=b".repeat(50_000);
        assertEquals(
                text, read(Script.stream().delta(text).finish("stop").done()).text());
    }

    /** Text that only looks like reasoning. */
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
    void thinkTagsMayBeSplitAnywhere(String begin, String end) {
        var answer = read(Script.stream().delta(begin, end).finish("stop").done());
        assertEquals("Hm.", answer.reasoning());
        assertEquals("Hi", answer.text());
    }
}
