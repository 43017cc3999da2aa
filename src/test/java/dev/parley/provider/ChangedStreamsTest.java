package dev.parley.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded responses with bytes changed at random, and the findings of {@link StreamFuzzTest}. */
class ChangedStreamsTest {
    private static final Path RECORDED = Path.of("src/test/resources/streams");
    private static final Path FOUND =
            Path.of("src/test/resources/dev/parley/provider/StreamFuzzTestInputs/anyResponseIsReadToItsEnd");
    private static final int CHANGES = 40;
    /** What is inserted: parts of the format, and the key. */
    private static final List<String> PARTS = List.of(
            "data: ",
            "\n\n",
            "\r",
            "[DONE]",
            "{\"error\":{\"message\":\"" + AnyStreamCheck.KEY + "\"}}",
            "<think>",
            "</think>",
            "\"delta\":{\"content\":null}",
            "event: error\n",
            "\u00ff",
            "\u0000",
            "[[[[",
            "}");

    private final AnyStreamCheck streams = new AnyStreamCheck();

    static List<Path> inputs() throws IOException {
        try (var recorded = Files.list(RECORDED);
                var found = Files.list(FOUND)) {
            return Stream.concat(recorded, found).sorted().toList();
        }
    }

    @Test
    void thereAreRecordedStreams() throws IOException {
        assertTrue(inputs().size() > 10);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void aResponseIsReadToItsEndWhateverIsChangedInIt(Path file) throws IOException {
        var body = Files.readAllBytes(file);
        streams.check(body);
        var random = new Random(Arrays.hashCode(body));
        for (int i = 0; i < CHANGES; i++) {
            body = changed(body, random);
            streams.check(body);
        }
    }

    /** Deletes, repeats or inserts a part. */
    private static byte[] changed(byte[] body, Random random) {
        var text = new String(body, ISO_8859_1);
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(200));
        var part =
                switch (random.nextInt(3)) {
                    case 0 -> "";
                    case 1 -> text.substring(at, end).repeat(2);
                    default -> PARTS.get(random.nextInt(PARTS.size())) + text.substring(at, end);
                };
        return (text.substring(0, at) + part + text.substring(end)).getBytes(ISO_8859_1);
    }
}
