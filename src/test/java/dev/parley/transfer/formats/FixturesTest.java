package dev.parley.transfer.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exports as the applications write them, with what is odd in real ones, and beside each what is read of it. The files were
 * written for this test.
 */
class FixturesTest {
    static final Path FOLDER = Path.of("src/test/resources/imports");

    static List<Path> exports() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void anExportIsReadAsItsOutlineTells(Path file) throws IOException {
        var sink = new RecordingSink();
        try (var json = Files.newInputStream(file)) {
            new JsonChats().read(json, file.getFileName().toString(), sink);
        }
        var outline = Outline.of(sink);
        var expected = Path.of(file.toString().replace(".json", ".txt"));
        assertEquals(Files.readString(expected), outline);
    }
}
