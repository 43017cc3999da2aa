package dev.parley.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all JMH benchmarks briefly, each in its own JVM. This is enough to find code that became twice as slow. */
public final class Microbenchmarks {
    private static final int WARM_UPS = 2;
    private static final int MEASUREMENTS = 3;
    /** The duration of one warm-up or measurement; longer ones have smaller errors. */
    private static final String SECONDS = System.getProperty("bench.jmh.seconds", "1");

    private static final String HEAP = "-Xmx512m";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Microbenchmarks() {}

    /** Measures the given {@code java} executable, by default the running one. */
    public static void main(String[] arguments) throws RunnerException {
        var java = arguments.length > 0 ? arguments[0] : System.getProperty("java.home") + "/bin/java";
        run(Path.of(java), System.out);
    }

    /**
     * Runs all benchmarks, about 10 seconds each.
     *
     * @param java the executable of the JVM to measure
     * @param out receives a table with one line for each benchmark
     */
    public static List<MicrobenchmarkResult> run(Path java, PrintStream out) throws RunnerException {
        out.printf("%-36s %12s %12s %14s %12s %12s%n", "", "us/op", "+- us", "bytes/op", "us/char", "bytes/char");
        var results = List.copyOf(new Runner(options(java)).run());
        results.forEach(result -> print(result, out));
        return results.stream().map(Microbenchmarks::microbenchmark).toList();
    }

    private static Options options(Path java) {
        var time = TimeValue.seconds(Long.parseLong(SECONDS));
        return new OptionsBuilder()
                .include("dev\\.parley\\..*Benchmark\\.")
                .jvm(java.toString())
                .jvmArgs(HEAP)
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(time)
                .measurementIterations(MEASUREMENTS)
                .measurementTime(time)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static MicrobenchmarkResult microbenchmark(RunResult result) {
        var time = result.getPrimaryResult();
        var bytes = result.getSecondaryResults().get(ALLOCATED);
        return new MicrobenchmarkResult(name(result), time.getScore(), time.getScoreError(), bytes.getScore());
    }

    private static String name(RunResult result) {
        var method = result.getParams().getBenchmark().replaceFirst("^.*\\.(?=\\w+\\.\\w+$)", "");
        return method + " " + input(result);
    }

    private static BenchmarkInput input(RunResult result) {
        return BenchmarkInput.valueOf(result.getParams().getParam("input"));
    }

    private static void print(RunResult result, PrintStream out) {
        var microbenchmark = microbenchmark(result);
        int chars = input(result).text().length();
        out.printf(
                "%-36s %12.1f %12.1f %14.0f %12.4f %12.1f%n",
                microbenchmark.name(),
                microbenchmark.microsPerOp(),
                microbenchmark.errorMicros(),
                microbenchmark.bytesPerOp(),
                microbenchmark.microsPerOp() / chars,
                microbenchmark.bytesPerOp() / chars);
    }
}
