package dev.parley.bench;

import java.util.ArrayList;
import java.util.List;

/** Measures a question in each of many chats: the time until its fragment, and until the first event of the answer. */
final class QuestionBench {
    private static final String QUESTION = "Is that so? And if it is, why has nobody said it before?";

    private QuestionBench() {}

    /**
     * Runs the benchmark. The CPU time of a question includes that of its whole answer.
     *
     * @param chats the number of chats, with ids from 1; each gets one question
     */
    static List<Measurement> of(String name, ServerProcess server, BrowserClient browser, int chats) {
        int half = chats / 2;
        var measurements = new ArrayList<Measurement>();
        measurements.addAll(RequestBenchmark.timed(name + ".response", server, half, number -> {
            long chat = 1L + number;
            long start = System.nanoTime();
            browser.ask(chat, QUESTION);
            long nanos = System.nanoTime() - start;
            browser.followAnswer(chat);
            return nanos;
        }));
        measurements.addAll(RequestBenchmark.timed(name + ".event", server, half, number -> {
            long chat = 1L + half + number;
            long start = System.nanoTime();
            browser.ask(chat, QUESTION);
            return browser.followAnswer(chat) - start;
        }));
        return measurements;
    }
}
