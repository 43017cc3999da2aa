package dev.parley.bench;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to measure and how long, as system properties.
 *
 * @param parts {@code bench.parts}: of {@code load}, {@code side}, {@code jmh}
 * @param servers {@code bench.servers}: of {@code parley}, {@code pass}, {@code seed}
 * @param answers {@code bench.answers}: how many at once, one load after the other
 * @param deltasPerSecond {@code bench.rate}: of each answer
 * @param window {@code bench.seconds}: how long each load is measured, once it is built up
 */
record Options(Set<String> parts, Set<String> servers, List<Integer> answers, double deltasPerSecond, Duration window) {

    static Options fromProperties() {
        return new Options(
                Set.copyOf(list("bench.parts", "load,side,jmh")),
                Set.copyOf(list("bench.servers", "parley,pass,seed")),
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
