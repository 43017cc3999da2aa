package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.markdown.Markdown;
import dev.parley.markdown.SampleAnswers;
import dev.parley.web.ServerSentEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the way of Parley's ancestor, which renders the whole answer at each delta and sends all of it again. */
class SeedTest {
    /** How many times fewer bytes we send. */
    private static final double BYTES_TIMES_MIN = 50;

    private static final int DELTA_CHARS = 4;
    /** It is rendered at one delta of eight, in their middle, which stands for all: to render at each takes seconds. */
    private static final int DELTAS_A_SAMPLE = 8;

    private final Markdown markdown = new Markdown();

    @Test
    void watchingAnEssayTakesFiftyTimesFewerBytes() {
        var essay = SampleAnswers.essay();
        long seed = seedBytes(essay);
        // A frame at each delta is the most that we ever send; of most models three come in a frame.
        for (int deltas : List.of(1, 3)) {
            long ours = WireCost.of(markdown, Answering.evenly(essay, deltas * DELTA_CHARS))
                    .bytes();
            double times = (double) seed / ours;
            var what =
                    "%d bytes with %d deltas a frame; the seed sends %d: %.0f times as much; the budget is %.0f times"
                            .formatted(ours, deltas, seed, times, BYTES_TIMES_MIN);
            System.out.println(what);
            assertTrue(times >= BYTES_TIMES_MIN, what);
        }
    }

    private long seedBytes(String answer) {
        long bytes = 0;
        int sample = DELTAS_A_SAMPLE * DELTA_CHARS;
        for (int end = sample / 2; end <= answer.length(); end += sample) {
            var html = markdown.render(answer.substring(0, end)).html();
            bytes += (long) DELTAS_A_SAMPLE * ServerSentEvent.encode("message", end, html).length;
        }
        return bytes;
    }
}
