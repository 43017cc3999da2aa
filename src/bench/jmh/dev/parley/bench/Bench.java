package dev.parley.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs all selected benchmarks on each JDK, prints the results and writes {@code target/bench.json}. */
public final class Bench {
    private static final Path REPORT = Path.of("target/bench.json");

    private Bench() {}

    /** The results of one JDK. */
    record JdkReport(
            String java,
            List<LoadResult> loads,
            List<Measurement> measurements,
            List<MicrobenchmarkResult> microbenchmarks) {}

    /** @param windowSeconds how long each load was measured */
    record Report(Machine machine, long windowSeconds, List<JdkReport> reports) {}

    public static void main(String[] arguments) throws Exception {
        // Shorter than Jetty's idle timeout, so that no request is sent on a connection that Jetty is closing.
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
        var options = Options.fromProperties();
        var machine = Machine.now();
        System.out.println(machine);
        var reports = new ArrayList<JdkReport>();
        for (var jdk : Jdk.selected()) {
            System.out.println("\n" + jdk);
            reports.add(measure(options, jdk));
            // Write after each JDK, to keep the results of an aborted run.
            write(new Report(machine, options.window().toSeconds(), reports));
        }
        System.out.println("\nWritten to " + REPORT);
    }

    private static JdkReport measure(Options options, Jdk jdk) throws Exception {
        var loads = new ArrayList<LoadResult>();
        var measurements = new ArrayList<Measurement>();
        var microbenchmarks = new ArrayList<MicrobenchmarkResult>();
        if (options.parts().contains("load")) {
            System.out.println(LoadResultTable.HEAD);
            loads.addAll(new LoadBench(options, jdk, result -> System.out.println(LoadResultTable.line(result))).run());
        }
        for (var side : SideBenches.ALL.entrySet()) {
            if (options.parts().contains("side") || options.parts().contains(side.getKey())) {
                var results = side.getValue().run(jdk);
                results.forEach(System.out::println);
                measurements.addAll(results);
            }
        }
        if (options.parts().contains("jmh")) {
            microbenchmarks.addAll(Microbenchmarks.run(jdk.home().resolve("bin/java"), System.out));
        }
        return new JdkReport(jdk.toString(), loads, measurements, microbenchmarks);
    }

    private static void write(Report report) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(REPORT.toFile(), report);
    }
}
