package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.provider.FakeOpenAi;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Failures of a model server leave no threads. Runs alone, because it looks at all threads of the process. */
@Isolated
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailureCleanupTest {
    private static final Set<String> POOLS =
            Set.of("parley-answer", "parley-frame", "parley-history", "parley-notify", "parley-models");

    private static final List<String> OURS = List.of("parley-", "model-server-name", "jersey", "httpclient");

    @Test
    void serverFailuresLeakNoThreads() {
        // Idle pool threads of earlier tests, which end by themselves.
        var before = threads();
        try (var elsewhere = new FakeOpenAi();
                var server = new FailingServer()) {
            var faults = ServerFailure.all(elsewhere)
                    .filter(failure -> failure.asked() == 1)
                    .toList();
            faults.subList(0, 2).forEach(fault -> happens(server, fault));
            var once = names();
            faults.subList(2, faults.size()).forEach(fault -> happens(server, fault));
            awaitNobodyAnswers();
            assertEquals(once, names());
            var frames = threads().stream()
                    .filter(thread -> thread.getName().equals("parley-frame") && !before.contains(thread))
                    .count();
            assertTrue(frames <= Runtime.getRuntime().availableProcessors(), frames + " threads for frames");
        }
        Await.until(() -> before.containsAll(threads()));
    }

    private static void happens(FailingServer server, ServerFailure fault) {
        server.endsAsExpected(server.begins(fault), fault);
        server.leavesNoConnection();
    }

    private static void awaitNobodyAnswers() {
        Await.until(() -> Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .noneMatch(frame -> frame.getClassName().equals("dev.parley.generation.Generation")));
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> OURS.stream().anyMatch(thread.getName()::contains))
                .collect(Collectors.toSet());
    }

    /**
     * Omits the threads of pools. A pool starts a thread for each processor when it needs it, and an answer may start before
     * the thread of the last answer is idle.
     */
    private static List<String> names() {
        return threads().stream()
                .map(Thread::getName)
                .filter(name -> !POOLS.contains(name))
                .sorted()
                .toList();
    }
}
