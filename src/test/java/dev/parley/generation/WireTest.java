package dev.parley.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.generation.Draft.News;
import dev.parley.markdown.Answers;
import dev.parley.markdown.Markdown;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What it takes to watch an answer, in bytes on the wire and in work, before it is done. */
class WireTest {
    /** A delta of 4 characters; three of them to a frame; and a model that is faster than eyes are. */
    private static final List<Integer> FRAME_CHARS = List.of(4, 12, 200);

    private static final int FRAMES_A_SECOND = 20;

    private final Markdown markdown = new Markdown();

    private record Cost(long doneBytes, long dataBytes, long framingBytes, int events, int eventsASecond) {
        double ratio() {
            return (double) dataBytes / doneBytes;
        }

        double framing() {
            return (double) framingBytes / Math.max(1, events);
        }
    }

    @Test
    void theDataOfAllEventsIsAtMostFourTimesTheAnswerAndThereAreFewOfThem() {
        answers().forEach((name, answer) -> {
            for (int chars : FRAME_CHARS) {
                var cost = cost(Answering.evenly(answer, chars));
                print(name, chars, cost);
                assertBars(cost, name + ", " + chars + " characters a frame: " + cost);
            }
        });
    }

    @Test
    void reasoningCostsNoMore() {
        for (int chars : FRAME_CHARS) {
            var thoughts = Answering.evenly(Answers.essay() + Answers.quote(), chars).stream()
                    .map(news -> new News("", news.text()));
            var frames = Stream.concat(thoughts, Answering.evenly(Answers.essay(), chars).stream())
                    .toList();
            var cost = cost(frames);
            print("reasoning", chars, cost);
            assertBars(cost, "reasoning, " + chars + " characters a frame: " + cost);
        }
    }

    @Test
    void noAnswerCostsMoreHoweverHostileItIs() {
        for (var answer : Answers.all()) {
            for (int chars : answer.length() > 4_000 ? List.of(97) : List.of(1, 12)) {
                var cost = cost(Answering.evenly(answer, chars));
                // What is free lets a short answer be shown at once.
                assertTrue(
                        cost.dataBytes <= 4 * cost.doneBytes + 512,
                        () -> cost + " for " + answer.substring(0, Math.min(300, answer.length())));
                assertTrue(
                        cost.framing() <= 64,
                        () -> cost + " for " + answer.substring(0, Math.min(300, answer.length())));
            }
        }
    }

    @Test
    void theWorkGrowsAsTheAnswerDoes() {
        var cpu = ManagementFactory.getThreadMXBean();
        answers().forEach((name, answer) -> {
            var parsedPerChar = new ArrayList<Double>();
            for (int times : List.of(1, 2, 4, 8)) {
                var part = answer.substring(0, answer.length() * times / 8);
                var frames = Answering.evenly(part, 12);
                long start = cpu.getCurrentThreadCpuTime();
                var answering = new Answering(markdown);
                frames.forEach(answering::frame);
                long nanos = cpu.getCurrentThreadCpuTime() - start;
                parsedPerChar.add((double) answering.charsParsed() / part.length());
                System.out.printf(
                        "%-16s %6d characters, %5d ms CPU, each parsed %.2f times%n",
                        name, part.length(), nanos / 1_000_000, parsedPerChar.get(parsedPerChar.size() - 1));
            }
            assertTrue(parsedPerChar.get(3) <= 5, () -> name + " " + parsedPerChar);
            assertTrue(parsedPerChar.get(3) <= 1.25 * parsedPerChar.get(0) + 0.25, () -> name + " " + parsedPerChar);
        });
    }

    private static void print(String name, int chars, Cost cost) {
        System.out.printf(
                "%-16s %3d characters a frame: %7d bytes, data %.2f times, %5d events (%2d a second), framing %.0f bytes%n",
                name, chars, cost.doneBytes, cost.ratio(), cost.events, cost.eventsASecond, cost.framing());
    }

    private static void assertBars(Cost cost, String what) {
        assertTrue(cost.ratio() <= 4, what);
        assertTrue(cost.framing() <= 64, what);
        assertTrue(cost.eventsASecond <= 25, what);
        assertTrue(cost.events > 0, what);
    }

    private Cost cost(List<News> frames) {
        var answering = new Answering(markdown);
        var text = new StringBuilder();
        var perFrame = new ArrayList<Integer>();
        long data = answering.snapshot().dataBytes();
        long framing = 0;
        long reasoning = 0;
        for (var news : frames) {
            text.append(news.text());
            reasoning += news.reasoning().getBytes(UTF_8).length;
            var events = answering.frame(news);
            perFrame.add(events.size());
            data += events.stream().mapToLong(WireEvent::dataBytes).sum();
            framing += events.stream().mapToLong(WireEvent::framingBytes).sum();
        }
        long done = reasoning + markdown.render(text.toString()).html().getBytes(UTF_8).length;
        int events = perFrame.stream().mapToInt(n -> n).sum();
        return new Cost(done, data, framing, events, most(perFrame));
    }

    /** The events of the busiest second. */
    private static int most(List<Integer> perFrame) {
        int most = 0;
        for (int i = 0; i < perFrame.size(); i++) {
            var second = perFrame.subList(i, Math.min(perFrame.size(), i + FRAMES_A_SECOND));
            most = Math.max(most, second.stream().mapToInt(n -> n).sum());
        }
        return most;
    }

    private static Map<String, String> answers() {
        var answers = new LinkedHashMap<String, String>();
        answers.put("1,200 words", Answers.essay());
        answers.put("64 KB of code", Answers.fence());
        answers.put("list", Answers.list());
        answers.put("short list", Answers.shortList());
        answers.put("nested list", Answers.nestedList());
        answers.put("table", Answers.table());
        answers.put("paragraphs", Answers.plainParagraph().replace("another word and", "end.\n\nAnother word and"));
        answers.put("paragraph", Answers.paragraph());
        answers.put("plain paragraph", Answers.plainParagraph());
        answers.put("quote", Answers.quote());
        return answers;
    }
}
