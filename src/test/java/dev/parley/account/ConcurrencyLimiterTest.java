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

class ConcurrencyLimiterTest {
    @Test
    void tasksAboveTheLimitWaitAndFurtherTasksAreRejected() throws Exception {
        var limiter = new ConcurrencyLimiter(2, 3);
        var end = new CountDownLatch(1);
        var running = new AtomicInteger();
        var runningMax = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(5);
        try {
            var tasks = Stream.generate(() -> threads.submit(() -> limiter.run(() -> {
                        runningMax.accumulateAndGet(running.incrementAndGet(), Math::max);
                        await(end);
                        return running.decrementAndGet();
                    })))
                    .limit(5)
                    .toList();
            Await.until(() -> running.get() == 2 && limiter.availablePermits() == 0);
            var rejected = assertThrows(HttpException.class, () -> limiter.run(() -> "never"));
            assertEquals(503, rejected.status());
            end.countDown();
            for (Future<Integer> task : tasks) {
                task.get();
            }
            assertEquals(2, runningMax.get());
            assertEquals("again", limiter.run(() -> "again"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFailedTaskReleasesItsPermit() {
        var limiter = new ConcurrencyLimiter(1, 0);
        for (int i = 0; i < 3; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> limiter.run(() -> {
                        throw new IllegalStateException();
                    }));
        }
        assertEquals("runs", limiter.run(() -> "runs"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
