package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.Await;
import dev.parley.web.HttpException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
    @Test
    void aFewTasksRunAFewWaitAndAllOthersAreRefused() throws Exception {
        var lane = new ConcurrencyLimit(2, 3);
        var end = new CountDownLatch(1);
        var running = new AtomicInteger();
        var runningMost = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(5);
        try {
            var tasks = Stream.generate(() -> threads.submit(() -> lane.run(() -> {
                        runningMost.accumulateAndGet(running.incrementAndGet(), Math::max);
                        await(end);
                        return running.decrementAndGet();
                    })))
                    .limit(5)
                    .toList();
            Await.until(() -> running.get() == 2 && lane.placesLeft() == 0);
            var refused = assertThrows(HttpException.class, () -> lane.run(() -> "never"));
            assertEquals(503, refused.status());
            end.countDown();
            for (Future<Integer> task : tasks) {
                task.get();
            }
            assertEquals(2, runningMost.get());
            assertEquals("again", lane.run(() -> "again"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTaskThatFailsLeavesItsPlace() {
        var lane = new ConcurrencyLimit(1, 0);
        for (int i = 0; i < 3; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> lane.run(() -> {
                        throw new IllegalStateException();
                    }));
        }
        assertEquals("runs", lane.run(() -> "runs"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
