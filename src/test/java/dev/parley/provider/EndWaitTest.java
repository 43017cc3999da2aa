package dev.parley.provider;

import static dev.parley.provider.OpenAiModelTest.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelEvent.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The wait for {@code [DONE]} after a finish reason, when the server leaves the connection open; with a test clock. */
class EndWaitTest {
    private static final Duration WAIT_MAX = Duration.ofSeconds(3);
    private static final Duration NEARLY = Duration.ofMillis(2_900);

    private final FakeOpenAi server = new FakeOpenAi();
    private final ModelClient client = TestClient.create();
    private final ManualTimer timer = new ManualTimer();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void everyTextRestartsTheWaitForTheEnd() {
        var latches = IntStream.range(0, 3).mapToObj(i -> new CountDownLatch(1)).toList();
        var script = Script.stream();
        for (var latch : latches) {
            script = said(script, "word ").pause(latch);
        }
        script = script.done();
        server.answers(script);
        var stream = new OpenAiModel(client, timer).stream(ask(server.provider()));
        for (var latch : latches) {
            assertEquals(Optional.of(new Text("word ")), stream.next());
            timer.advance(NEARLY);
            latch.countDown();
        }
        assertEquals(Optional.of(new Finish(FinishReason.STOP)), stream.next());
    }

    @Test
    void tokenCountsDoNotProlongTheWaitAndItsEndEndsTheAnswer() {
        var counted = new CountDownLatch(1);
        server.answers(said(Script.stream(), "word").pause(counted).usage(1, 2).pause(new CountDownLatch(1)));
        var stream = new OpenAiModel(client, timer).stream(ask(server.provider()));
        assertEquals(Optional.of(new Text("word")), stream.next());
        timer.advance(NEARLY);
        counted.countDown();
        assertEquals(Optional.of(new ModelEvent.Usage(1, 2)), stream.next());
        timer.advance(WAIT_MAX.minus(NEARLY));
        assertEquals(Optional.of(new Finish(FinishReason.STOP)), stream.next());
        assertEquals(Optional.empty(), stream.next());
        server.awaitRequest().awaitDisconnect();
    }

    private static Script said(Script script, String text) {
        return script.choice(Map.of("delta", Map.of("content", text), "finish_reason", "stop"));
    }

    private static final class ManualTimer implements Timeouts {
        private record Due(long atNanos, Runnable task) {}

        private final List<Due> dues = new ArrayList<>();
        private long nanos;

        @Override
        public Runnable after(Duration time, Runnable task) {
            var due = new Due(nanos + time.toNanos(), task);
            dues.add(due);
            return () -> dues.remove(due);
        }

        void advance(Duration time) {
            nanos += time.toNanos();
            var now = dues.stream().filter(due -> due.atNanos <= nanos).toList();
            dues.removeAll(now);
            now.forEach(due -> due.task.run());
        }
    }
}
