package dev.parley.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The smaller benchmarks by themselves, as a table. Arguments: the folder of a JDK, else it is the one that runs this; then
 * which of {@code start}, {@code page}, {@code million}, {@code login}, else all.
 */
final class SideBenches {
    interface Benchmark {
        List<Figure> run(Jdk jdk) throws Exception;
    }

    /** In the order in which they are run. */
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
        all.put("login", LoginBench::run);
        return all;
    }
}
