package dev.parley.canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks what {@link Canary} has written during a run of all stories. Not a usual test: the build runs it after them. */
class CanaryCheck {
    private static final Path FOLDER = Path.of(System.getProperty("parley.canary", "target/canary"));

    @Test
    void noResponseAndNoDatabaseContainedASecret() {
        assertEquals(List.of(), lines("findings").distinct().toList());
    }

    /** Otherwise the other tests would pass if nothing had been watched. */
    @Test
    void theRunWasWatched() {
        assertTrue(sum("responses") > 500, () -> sum("responses") + " responses");
        assertTrue(sum("tokens") > 10, () -> sum("tokens") + " tokens");
        assertTrue(lines("texts").count() > 100, "texts");
        assertTrue(lines("canary-log").count() > 1_000, "lines of logs");
        assertTrue(lines("canary-log").anyMatch(line -> line.contains("FINE: ")), "nothing was logged at DEBUG");
    }

    @Test
    void noLogContainsASecret() {
        var secrets = new Secrets();
        assertEquals(
                List.of(),
                lines("canary-log")
                        .filter(line -> secrets.in(line).isPresent())
                        .limit(10)
                        .toList());
    }

    @Test
    void noLogContainsPartOfAMessage() {
        var beginnings = new HashSet<String>();
        lines("texts").forEach(text -> beginnings.add(text.substring(0, Canary.TEXT_CHARS_MIN)));
        assertEquals(
                List.of(),
                lines("canary-log")
                        .filter(line -> containsAny(line, beginnings))
                        .limit(10)
                        .toList());
    }

    private static boolean containsAny(String line, Set<String> beginnings) {
        for (int i = 0; i + Canary.TEXT_CHARS_MIN <= line.length(); i++) {
            if (beginnings.contains(line.substring(i, i + Canary.TEXT_CHARS_MIN))) {
                return true;
            }
        }
        return false;
    }

    private static long sum(String name) {
        return lines("counts")
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .sum();
    }

    /** The lines of all files whose names begin with a word. */
    private static Stream<String> lines(String kind) {
        // The logs are beside the folder, because a log cannot create one.
        var folder = kind.equals("canary-log") ? FOLDER.resolveSibling("") : FOLDER;
        try (var files = Files.list(folder)) {
            var all = new ArrayList<String>();
            for (var file : files.filter(path -> path.getFileName().toString().matches(kind + "-\\d+\\.txt"))
                    .toList()) {
                all.addAll(Files.readAllLines(file));
            }
            return all.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
