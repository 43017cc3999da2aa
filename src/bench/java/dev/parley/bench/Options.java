package dev.parley.bench;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The system properties that select what to measure.
 *
 * @param parts {@code bench.parts}: any of {@code load}, {@code side}, {@code jmh}, and the names of {@link SideBenches}
 * @param servers {@code bench.servers}: any of {@code parley}, {@code pass}, {@code rustgpt}
 * @param answers {@code bench.answers}: the number of concurrent answers of each load
 * @param deltasPerSecond {@code bench.rate}: the rate of each answer
 * @param window {@code bench.seconds}: how long each load is measured after its ramp-up
 */
record Options(Set<String> parts, Set<String> servers, List<Integer> answers, double deltasPerSecond, Duration window) {

    static Options fromProperties() {
        return new Options(
                Set.copyOf(list("bench.parts", "load,side,jmh")),
                Set.copyOf(list("bench.servers", "parley,pass,rustgpt")),
                list("bench.answers", "1,10,100,500,1000,2000").stream()
                        .map(Integer::valueOf)
                        .toList(),
                Double.parseDouble(System.getProperty("bench.rate", "20")),
                Duration.ofSeconds(Integer.getInteger("bench.seconds", 20)));
    }

    private static List<String> list(String name, String byDefault) {
        return Stream.of(System.getProperty(name, byDefault).split(",")).toList();
    }
}
