package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.concurrent.Ticker;
import dev.parley.generation.Journal.Checkpoint;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SampleAnswers;
import dev.parley.provider.ChatModel;
import dev.parley.provider.Chunks;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.ModelEvent;
import dev.parley.provider.OpenAiModel;
import dev.parley.provider.Script;
import dev.parley.provider.TestClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * The bytes that each delta of an answer allocates on its way from a model server to browsers. Compilers avoid less than 5%
 * of the allocations, on Java 17 and on 25, so the figures hold for cold and for hot code. The budgets are about 1.5 times
 * the measured figures; lower them when the figures fall.
 */
class AllocationTest {
    /** From the bytes of an event to the text of the answer. */
    private static final long PARSED_BYTES_MAX = 5_500;
    /** The same, including the HTTP client and the engine. */
    private static final long READ_BYTES_MAX = 5_500;
    /** From the text to the events for browsers, at 20 frames a second. */
    private static final long ESSAY_SHOWN_BYTES_MAX = 12_500;

    private static final long CODE_SHOWN_BYTES_MAX = 1_300;
    /** The whole list is parsed for most frames, so this grows with the list. */
    private static final long LIST_SHOWN_BYTES_MAX = 75_000;

    private static final int DELTAS_A_FRAME = 3;
    private static final Limits LIMITS =
            new Limits(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(15));

    private final String essay = SampleAnswers.essay();
    private final Markdown markdown = new Markdown();

    @Test
    void readingADeltaMakesLittleGarbage() {
        var body = Chunks.body(essay);
        long bytes = Allocated.by(() -> {
            var buffer = new AnswerBuffer(Checkpoint.empty(Answering.MESSAGE));
            Chunks.read(body, event -> buffer.appendText(((ModelEvent.Text) event).text()));
            assertEquals(essay.length(), buffer.text().length());
        });
        assertWithin(PARSED_BYTES_MAX, bytes, essay, "to read a delta");
    }

    @Test
    void fetchingADeltaMakesLittleGarbage() {
        var answer = Script.stream();
        for (var chunk : Chunks.of(essay)) {
            answer = answer.data(chunk);
        }
        try (var server = new FakeOpenAi().always(answer.finish("stop").done());
                var client = TestClient.create()) {
            var model = new OpenAiModel(client);
            long bytes = Allocated.by(() -> assertEquals(essay, read(model, server)));
            assertWithin(READ_BYTES_MAX, bytes, essay, "to fetch and read a delta");
        }
    }

    @Test
    void showingADeltaMakesLittleGarbage() {
        assertShown(ESSAY_SHOWN_BYTES_MAX, "an essay", essay);
        assertShown(CODE_SHOWN_BYTES_MAX, "64 KB of code", SampleAnswers.fence());
        assertShown(
                LIST_SHOWN_BYTES_MAX, "a list of 40 items", SampleAnswers.list().substring(0, 2_400));
    }

    private void assertShown(long budget, String name, String answer) {
        var frames = Answering.evenly(answer, DELTAS_A_FRAME * Chunks.DELTA_CHARS);
        long bytes = Allocated.by(() -> {
            var shown = new FrameRenderer(Answering.MESSAGE, markdown);
            frames.forEach(shown::frame);
        });
        assertWithin(budget, bytes, answer, "to show a delta of " + name);
    }

    private String read(ChatModel model, FakeOpenAi server) {
        var from = Checkpoint.empty(Answering.MESSAGE);
        var stream = model.stream(Chunks.question(server.baseUrl()));
        var result = new CompletableFuture<GenerationResult>();
        var listener = new Generation.Listener(
                generation -> generation.broadcast().frame(), (generation, ended) -> result.complete(ended));
        new Generation(from, stream, markdown, LIMITS, Ticker.SYSTEM, listener).read(() -> {});
        return result.join().text();
    }

    private static void assertWithin(long budget, long bytes, String answer, String what) {
        long aDelta = bytes * Chunks.DELTA_CHARS / answer.length();
        var told = "%d bytes allocated %s; the budget is %d".formatted(aDelta, what, budget);
        System.out.println(told);
        assertTrue(aDelta <= budget, told);
    }
}
