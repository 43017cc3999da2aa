package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the inputs of {@link RendererFuzzTest} without Jazzer: its findings, and the inputs that it starts with. */
class FuzzInputsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/parley/generation/RendererFuzzTestInputs"
            + "/anyAnswerIsShownSafelyAndIdenticallyToAllFollowers");

    private final AnyAnswerCheck answers = new AnyAnswerCheck();

    static List<Path> inputs() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.toList();
        }
    }

    @Test
    void thereAreInputs() throws IOException {
        assertTrue(inputs().size() >= 10);
    }

    @Test
    void anEmptyAnswerIsShown() {
        answers.check(new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void anInputIsShownSafelyAndIdenticallyToAllFollowers(Path input) throws IOException {
        answers.check(Files.readAllBytes(input));
    }
}
