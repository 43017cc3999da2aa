package dev.parley.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures all there is to measure, on each JDK: prints it as it comes, and writes {@code target/bench.json}. */
public final class Bench {
    private static final Path REPORT = Path.of("target/bench.json");

    private Bench() {}

    /** What was measured on one JDK. */
    record Measured(String java, List<Level> loads, List<Figure> figures, List<Micro> microbenchmarks) {}

    /** @param windowSeconds how long each load was measured */
    record Report(Machine machine, long windowSeconds, List<Measured> measured) {}

    public static void main(String[] arguments) throws Exception {
        // Shorter than Jetty keeps a connection: a request on one that is just being closed would be an error.
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
        var options = Options.fromProperties();
        var machine = Machine.now();
        System.out.println(machine);
        var measured = new ArrayList<Measured>();
        for (var jdk : Jdk.toMeasure()) {
            System.out.println("\n" + jdk);
            measured.add(measure(options, jdk));
            // After each, so that a run that is broken off leaves something.
            write(new Report(machine, options.window().toSeconds(), measured));
        }
        System.out.println("\nWritten to " + REPORT);
    }

    private static Measured measure(Options options, Jdk jdk) throws Exception {
        var loads = new ArrayList<Level>();
        var figures = new ArrayList<Figure>();
        var micros = new ArrayList<Micro>();
        if (options.parts().contains("load")) {
            System.out.println(LevelTable.HEAD);
            loads.addAll(new LoadBench(options, jdk, level -> System.out.println(LevelTable.line(level))).run());
        }
        if (options.parts().contains("side")) {
            for (var side : SideBenches.ALL.values()) {
                var found = side.run(jdk);
                found.forEach(System.out::println);
                figures.addAll(found);
            }
        }
        if (options.parts().contains("jmh")) {
            micros.addAll(Microbenchmarks.run(jdk.home().resolve("bin/java"), System.out));
        }
        return new Measured(jdk.toString(), loads, figures, micros);
    }

    private static void write(Report report) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(REPORT.toFile(), report);
    }
}
