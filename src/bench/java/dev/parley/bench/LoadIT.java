package dev.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestSize;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the benchmark with a small load on the WAR and on the baselines. */
@Tag(TestSize.FULL)
class LoadIT {
    private static final int ANSWERS = 3;
    private static final double DELTAS_A_SECOND = 200;
    private static final Duration SHORT = Duration.ofMillis(500);

    private final BenchAnswer answer = new BenchAnswer();
    private final Jdk jdk = Jdk.of(Path.of(System.getProperty("java.home")));

    @Test
    void everyAnswerOfTheWarIsReceivedCompletely() throws Exception {
        try (var provider = new PacedModelServer(answer);
                var streams = new BrowserStreams();
                var installation = new Installation(jdk, provider.url());
                var parley = installation.start()) {
            var result = load(provider, streams, new ParleyTarget(parley.url()), parley);
            assertComplete(result);
            assertTrue(result.bytesRatio() > 0 && result.bytesRatio() <= 4, () -> "data against HTML: " + result);
        }
    }

    @Test
    void everyAnswerOfTheBaselinesIsReceivedCompletely() throws Exception {
        try (var provider = new PacedModelServer(answer);
                var streams = new BrowserStreams();
                var baselines = BaselineProcess.start(jdk, provider.url())) {
            assertComplete(
                    load(provider, streams, new BaselineTarget(baselines.url().resolve("/pass")), baselines));
            assertComplete(
                    load(provider, streams, new BaselineTarget(baselines.url().resolve("/rustgpt")), baselines));
        }
    }

    private LoadResult load(PacedModelServer provider, BrowserStreams streams, Target target, ServerProcess server)
            throws InterruptedException {
        return new Load(answer, provider, streams, target, ANSWERS, DELTAS_A_SECOND, 200)
                .run(server, "small", jdk.toString(), SHORT, SHORT.multipliedBy(4), false);
    }

    private static void assertComplete(LoadResult result) {
        assertEquals("", result.firstError());
        assertEquals(0, result.errors(), result::toString);
        assertTrue(result.completed() >= ANSWERS, result::toString);
        assertTrue(result.millis().markers() > 0, result::toString);
        assertTrue(result.deltas() > 0 && result.cpuSecondsPerMillionDeltas() > 0, result::toString);
    }
}
