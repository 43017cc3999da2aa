package dev.parley.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;

/** The same request again and again, one after the other: how long each takes, and what it costs the server. */
final class Repetition {
    private static final int NO_MAX = Integer.MAX_VALUE;
    /** By then the compiler of the server's JVM is through with most of what there is: it takes seconds of its own. */
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

    private Repetition(String name, ServerProcess server) {
        this.name = name;
        this.server = server;
    }

    /** @param request given the number of the time, from 0 */
    static List<Figure> of(String name, ServerProcess server, IntConsumer request) {
        return of(name, server, NO_MAX, request);
    }

    /** @param max of requests, half of them to warm up: for those that cannot be repeated */
    static List<Figure> of(String name, ServerProcess server, int max, IntConsumer request) {
        return timed(name, server, max, number -> {
            long start = System.nanoTime();
            request.accept(number);
            return System.nanoTime() - start;
        });
    }

    /** @param request tells itself how many nanoseconds of it count */
    static List<Figure> timed(String name, ServerProcess server, int max, IntToLongFunction request) {
        return new Repetition(name, server).run(max, request);
    }

    private List<Figure> run(int max, IntToLongFunction request) {
        repeat(request, max / 2, WARM_UP_COUNT_MIN, WARM_UP_MIN, WARM_UP_MAX);
        var cpu = server.cpu();
        var samples = repeat(request, max - next, MEASURED_COUNT_MIN, MEASURED_MIN, MEASURED_MAX);
        return figures(samples, server.cpu().minus(cpu));
    }

    /** So often and so long at least, but neither more often nor longer than that. */
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

    private List<Figure> figures(Samples samples, Duration cpu) {
        return List.of(
                new Figure(name + ".p50", samples.millis(50), "ms", "of " + samples.count()),
                new Figure(name + ".p99", samples.millis(99), "ms", ""),
                new Figure(name + ".cpu", cpu.toNanos() / 1e6 / samples.count(), "ms", "of the server, each"));
    }
}
