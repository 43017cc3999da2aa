package dev.parley.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.LogCapture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SchedulerTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void aPeriodicTaskThatFailsRunsAgainAndItsFailureIsLogged() throws InterruptedException {
        var runs = new CountDownLatch(3);
        try (var log = new LogCapture();
                var scheduler = new Scheduler("parley-test-failing")) {
            scheduler.every(SHORT, () -> {
                runs.countDown();
                throw new IllegalStateException("no");
            });
            runs.await();
            assertFalse(log.linesWith("parley-test-failing").isEmpty());
        }
    }

    @Test
    void tasksRunInADaemonThreadWithTheGivenName() {
        try (var scheduler = new Scheduler("parley-test")) {
            var ran = new CompletableFuture<Thread>();
            scheduler.execute(() -> ran.complete(Thread.currentThread()));
            var thread = ran.orTimeout(20, TimeUnit.SECONDS).join();
            assertEquals("parley-test", thread.getName());
            assertTrue(thread.isDaemon());
        }
    }

    @Test
    void closingAndWaitingRunsTheTasksThatAreDueAndWaitsForTheRunningOne() {
        var runs = new AtomicInteger();
        var scheduler = new Scheduler("parley-test");
        scheduler.execute(runs::incrementAndGet);
        scheduler.execute(runs::incrementAndGet);
        scheduler.every(LONG, runs::incrementAndGet);
        scheduler.closeAndWait(LONG);
        assertEquals(2, runs.get());
        assertTrue(scheduler.isClosed());
    }

    @Test
    void aTaskAfterClosingIsDropped() {
        var scheduler = new Scheduler("parley-test");
        scheduler.close();
        scheduler.execute(() -> {
            throw new AssertionError("it runs");
        });
        scheduler.after(SHORT, () -> {
            throw new AssertionError("it runs");
        });
        scheduler.closeAndWait(LONG);
    }

    @Test
    void aCanceledTaskDoesNotRun() {
        try (var scheduler = new Scheduler("parley-test")) {
            var ran = new CompletableFuture<String>();
            var cancel = scheduler.after(Duration.ofMillis(100), () -> ran.complete("canceled"));
            cancel.run();
            scheduler.after(Duration.ofMillis(200), () -> ran.complete("last"));
            assertEquals("last", ran.orTimeout(20, TimeUnit.SECONDS).join());
        }
    }
}
