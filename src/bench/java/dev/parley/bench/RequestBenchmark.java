package dev.parley.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;

/** Repeats a request sequentially, and measures its latency and the CPU time of the server. */
final class RequestBenchmark {
    private static final int NO_MAX = Integer.MAX_VALUE;
    /** Enough for the server's JIT to compile most of the code, which takes seconds. */
    private static final int WARM_UP_COUNT_MIN = 300;

    private static final Duration WARM_UP_MIN = Duration.ofSeconds(2);
    private static final Duration WARM_UP_MAX = Duration.ofSeconds(12);

    private static final Duration MEASURED_MIN = Duration.ofSeconds(2);
    private static final Duration MEASURED_MAX = Duration.ofSeconds(8);
    /** Enough for a p99. */
    private static final int MEASURED_COUNT_MIN = 200;

    private final String name;
    private final ServerProcess server;
    private int next;

    private RequestBenchmark(String name, ServerProcess server) {
        this.name = name;
        this.server = server;
    }

    /** @param request takes the number of the request, from 0 */
    static List<Measurement> of(String name, ServerProcess server, IntConsumer request) {
        return of(name, server, NO_MAX, request);
    }

    /** @param max limits the requests, half of which warm up; for requests that cannot be repeated */
    static List<Measurement> of(String name, ServerProcess server, int max, IntConsumer request) {
        return timed(name, server, max, number -> {
            long start = System.nanoTime();
            request.accept(number);
            return System.nanoTime() - start;
        });
    }

    /** @param request returns the nanoseconds to count */
    static List<Measurement> timed(String name, ServerProcess server, int max, IntToLongFunction request) {
        return new RequestBenchmark(name, server).run(max, request);
    }

    private List<Measurement> run(int max, IntToLongFunction request) {
        repeat(request, max / 2, WARM_UP_COUNT_MIN, WARM_UP_MIN, WARM_UP_MAX);
        var cpu = server.cpu();
        var samples = repeat(request, max - next, MEASURED_COUNT_MIN, MEASURED_MIN, MEASURED_MAX);
        return measurements(samples, server.cpu().minus(cpu));
    }

    /** Repeats the request until both minima or one maximum is reached. */
    private Samples repeat(IntToLongFunction request, int countMax, int countMin, Duration min, Duration max) {
        var samples = new Samples();
        long start = System.nanoTime();
        while (samples.count() < countMax && System.nanoTime() - start < max.toNanos()) {
            if (samples.count() >= countMin && System.nanoTime() - start >= min.toNanos()) {
                break;
            }
            samples.add(request.applyAsLong(next++));
        }
        return samples;
    }

    private List<Measurement> measurements(Samples samples, Duration cpu) {
        return List.of(
                new Measurement(name + ".p50", samples.millis(50), "ms", "of " + samples.count()),
                new Measurement(name + ".p99", samples.millis(99), "ms", ""),
                new Measurement(name + ".cpu", cpu.toNanos() / 1e6 / samples.count(), "ms", "of the server, each"));
    }
}
