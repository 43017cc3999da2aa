package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Looks for answers that break {@link AnyAnswerCheck}: {@code just fuzz}. {@link FuzzInputsTest} checks the known inputs. */
class RendererFuzzTest {
    private static final Duration CPU_MAX = Duration.ofSeconds(10);
    private static final boolean IS_FUZZING = System.getenv("JAZZER_FUZZ") != null;

    private final AnyAnswerCheck answers = new AnyAnswerCheck();

    @FuzzTest(maxDuration = "5m")
    void anyAnswerIsShownSafelyAndIdenticallyToAllFollowers(byte[] bytes) {
        long start = cpuNanos();
        answers.check(bytes);
        // Only when fuzzing, because on a slow machine the time says nothing about the answer.
        assertTrue(!IS_FUZZING || cpuNanos() - start < CPU_MAX.toNanos(), "too slow");
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
