package dev.parley;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same work in many threads that begin together. */
public final class Parallel {
    /** What one run returned or threw. */
    public record Result<T>(T value, Throwable failure) {
        public boolean isFailure() {
            return failure != null;
        }
    }

    private Parallel() {}

    /** Runs the work with 0, 1, 2 and so on, and returns the results in this order. */
    public static <T> List<Result<T>> run(int count, IntFunction<T> work) {
        var threads = Executors.newFixedThreadPool(count);
        var start = new CyclicBarrier(count);
        try {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return work.apply(number);
                }));
            }
            var results = new ArrayList<Result<T>>();
            for (var future : running) {
                results.add(result(future));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The same for work that must not fail. */
    public static <T> List<T> all(int count, IntFunction<T> work) {
        return run(count, work).stream()
                .map(result -> {
                    if (result.isFailure()) {
                        throw new AssertionError(result.failure());
                    }
                    return result.value();
                })
                .toList();
    }

    private static <T> Result<T> result(Future<T> future) {
        try {
            return new Result<>(future.get(), null);
        } catch (ExecutionException e) {
            return new Result<>(null, e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
