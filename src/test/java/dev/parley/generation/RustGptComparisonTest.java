package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.markdown.Markdown;
import dev.parley.markdown.SampleAnswers;
import dev.parley.web.ServerSentEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the size of the event stream with RustGPT, which renders and sends the whole answer at each delta. */
class RustGptComparisonTest {
    /** RustGPT must send at least this many times as many bytes. */
    private static final double BYTES_TIMES_MIN = 50;

    private static final int DELTA_CHARS = 4;
    /** One of eight renderings of RustGPT is measured and counted eight times, because all would take seconds. */
    private static final int DELTAS_A_SAMPLE = 8;

    private final Markdown markdown = new Markdown();

    @Test
    void streamingAnEssaySendsFiftyTimesFewerBytesThanRustGpt() {
        var essay = SampleAnswers.essay();
        long rustGpt = rustGptBytes(essay);
        // A frame for each delta is the worst case; with most models a frame has three deltas.
        for (int deltas : List.of(1, 3)) {
            long ours = WireCost.of(markdown, Answering.evenly(essay, deltas * DELTA_CHARS))
                    .bytes();
            double times = (double) rustGpt / ours;
            var message =
                    "%d bytes with %d deltas a frame; RustGPT sends %d: %.0f times as much; the budget is %.0f times"
                            .formatted(ours, deltas, rustGpt, times, BYTES_TIMES_MIN);
            System.out.println(message);
            assertTrue(times >= BYTES_TIMES_MIN, message);
        }
    }

    private long rustGptBytes(String answer) {
        long bytes = 0;
        int sample = DELTAS_A_SAMPLE * DELTA_CHARS;
        for (int end = sample / 2; end <= answer.length(); end += sample) {
            var html = markdown.render(answer.substring(0, end)).html();
            bytes += (long) DELTAS_A_SAMPLE * ServerSentEvent.encode("message", end, html).length;
        }
        return bytes;
    }
}
