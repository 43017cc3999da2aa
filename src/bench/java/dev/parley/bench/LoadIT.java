package dev.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestSize;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The benchmark itself works: a small load, of the WAR and of those it is held against. */
@Tag(TestSize.FULL)
class LoadIT {
    private static final int ANSWERS = 3;
    private static final double DELTAS_A_SECOND = 200;
    private static final Duration SHORT = Duration.ofMillis(500);

    private final BenchAnswer answer = new BenchAnswer();
    private final Jdk jdk = Jdk.of(Path.of(System.getProperty("java.home")));

    @Test
    void everyAnswerOfTheWarIsSeenWhole() throws Exception {
        try (var provider = new FakeProvider(answer);
                var followers = new Followers();
                var installation = new Installation(jdk, provider.url());
                var parley = installation.start()) {
            var level = load(provider, followers, new ParleyTarget(parley.url()), parley);
            assertWhole(level);
            assertTrue(level.bytesRatio() > 0 && level.bytesRatio() <= 4, () -> "data against HTML: " + level);
        }
    }

    @Test
    void soAreThoseOfItsPeers() throws Exception {
        try (var provider = new FakeProvider(answer);
                var followers = new Followers();
                var peers = Peers.start(jdk, provider.url())) {
            assertWhole(load(provider, followers, new PeerTarget(peers.url().resolve("/pass")), peers));
            assertWhole(load(provider, followers, new PeerTarget(peers.url().resolve("/seed")), peers));
        }
    }

    private Level load(FakeProvider provider, Followers followers, Target target, ServerProcess server)
            throws InterruptedException {
        return new Load(answer, provider, followers, target, ANSWERS, DELTAS_A_SECOND, 200)
                .run(server, "small", jdk.toString(), SHORT, SHORT.multipliedBy(4), false);
    }

    private static void assertWhole(Level level) {
        assertEquals("", level.firstError());
        assertEquals(0, level.errors(), level::toString);
        assertTrue(level.completed() >= ANSWERS, level::toString);
        assertTrue(level.millis().markers() > 0, level::toString);
        assertTrue(level.deltas() > 0 && level.cpuSecondsPerMillionDeltas() > 0, level::toString);
    }
}
