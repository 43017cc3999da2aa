package dev.parley.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the benchmarks that are not load benchmarks: start, pages, a million messages, search, logins.
 *
 * <p>Arguments, both optional: the home of the JDK to measure (default: the running one); names of benchmarks (default: all).
 */
final class SideBenches {
    interface Benchmark {
        List<Measurement> run(Jdk jdk) throws Exception;
    }

    /** The benchmarks by name, in the order of execution. */
    static final Map<String, Benchmark> ALL = all();

    private SideBenches() {}

    public static void main(String[] arguments) throws Exception {
        var jdk = Jdk.of(Path.of(arguments.length > 0 ? arguments[0] : System.getProperty("java.home")));
        var names = arguments.length > 1 ? Arrays.asList(arguments).subList(1, arguments.length) : ALL.keySet();
        System.out.println(jdk);
        for (var name : names) {
            ALL.get(name).run(jdk).forEach(System.out::println);
        }
    }

    private static Map<String, Benchmark> all() {
        var all = new LinkedHashMap<String, Benchmark>();
        all.put("start", StartBench::run);
        all.put("page", PageBench::run);
        all.put("million", MillionBench::run);
        all.put("search", SearchBench::run);
        all.put("login", LoginBench::run);
        return all;
    }
}
