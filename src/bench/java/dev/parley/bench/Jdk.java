package dev.parley.bench;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param version the version in its {@code release} file, such as {@code 17.0.15}
 */
record Jdk(Path home, String version) {
    private static final int OLDEST = 17;

    int feature() {
        return Runtime.Version.parse(version).feature();
    }

    /** The JDKs to measure: those in {@code bench.jdks}, else the oldest from Java 17 on and the newest. */
    static List<Jdk> selected() {
        var named = System.getProperty("bench.jdks", "");
        if (!named.isBlank()) {
            return Stream.of(named.split(",")).map(Path::of).map(Jdk::of).toList();
        }
        var found = homes().filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                .filter(home -> Files.exists(home.resolve("release")))
                .map(Jdk::of)
                .filter(jdk -> jdk.feature() >= OLDEST)
                .sorted(Comparator.comparingInt(Jdk::feature))
                .toList();
        var oldest = found.get(0);
        var newest = found.get(found.size() - 1);
        return oldest.feature() == newest.feature() ? List.of(oldest) : List.of(oldest, newest);
    }

    /** The running JDK is first, so that it is selected among several of the same version. */
    private static Stream<Path> homes() {
        var own = Path.of(System.getProperty("java.home"));
        var homes = new ArrayList<>(List.of(own));
        var user = Path.of(System.getProperty("user.home"));
        for (var folder : List.of(
                own.resolveSibling("."),
                Path.of("/usr/lib/jvm"),
                user.resolve(".sdkman/candidates/java"),
                user.resolve(".jdks"))) {
            if (Files.isDirectory(folder)) {
                homes.addAll(children(folder));
            }
        }
        return homes.stream();
    }

    private static List<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Jdk of(Path home) {
        try {
            var release = new Properties();
            release.load(new StringReader(Files.readString(home.resolve("release"))));
            return new Jdk(home, release.getProperty("JAVA_VERSION").replace("\"", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Java " + version;
    }
}
