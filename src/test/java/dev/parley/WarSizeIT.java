package dev.parley;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The size of the WAR. */
class WarSizeIT {
    /** The libraries for OpenID Connect need 1.9 MB of it, and PDFBox needs 3.9 MB. */
    private static final long WAR_BYTES_MAX = 42_000_000;

    private static final Path WAR = Path.of("target/parley.war");
    private static final int FILES_NAMED = 10;

    @Test
    void theWarIsSmall() throws IOException {
        long bytes = Files.size(WAR);
        var message = "%s has %,d bytes; the budget is %,d. Its biggest files:%n%s"
                .formatted(WAR, bytes, WAR_BYTES_MAX, biggestFiles());
        System.out.println(message);
        assertTrue(bytes <= WAR_BYTES_MAX, message);
    }

    private static String biggestFiles() throws IOException {
        try (var war = new ZipFile(WAR.toFile())) {
            return war.stream()
                    .sorted(Comparator.comparingLong(ZipEntry::getCompressedSize)
                            .reversed())
                    .limit(FILES_NAMED)
                    .map(file -> "%,12d  %s".formatted(file.getCompressedSize(), file.getName()))
                    .collect(Collectors.joining("\n"));
        }
    }
}
