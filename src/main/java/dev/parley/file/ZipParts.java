package dev.parley.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipInputStream;

/** The parts of an Office document that have text. Nothing else of the ZIP file is kept, and no more than the limits. */
final class ZipParts {
    private static final int ENTRIES_MAX = 10_000;
    /** Decompressed. */
    private static final long KEPT_BYTES_MAX = 48L * 1024 * 1024;
    /** Decompressed, of all entries: those that are skipped take time, too. */
    private static final long BYTES_MAX = 500L * 1024 * 1024;

    private static final int CHUNK_BYTES = 16 * 1024;

    private final Map<String, byte[]> parts = new HashMap<>();
    private long bytes;
    private long keptBytes;

    private ZipParts() {}

    /** @param isKept by the name of the entry */
    static ZipParts read(byte[] content, Predicate<String> isKept) throws FileProblem {
        var parts = new ZipParts();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            int count = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > ENTRIES_MAX) {
                    throw FileProblem.size("problem.file.unpacked");
                }
                parts.read(zip, entry.getName(), isKept.test(entry.getName()));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw FileProblem.content("problem.file.damaged");
        }
        return parts;
    }

    private void read(InputStream entry, String name, boolean isKept) throws IOException, FileProblem {
        var kept = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK_BYTES];
        for (int length = entry.read(chunk); length >= 0; length = entry.read(chunk)) {
            bytes += length;
            keptBytes += isKept ? length : 0;
            if (bytes > BYTES_MAX || keptBytes > KEPT_BYTES_MAX) {
                throw FileProblem.size("problem.file.unpacked");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw FileProblem.content("problem.file.slow");
            }
            if (isKept) {
                kept.write(chunk, 0, length);
            }
        }
        if (isKept) {
            // The first one counts, if a name is repeated.
            parts.putIfAbsent(name, kept.toByteArray());
        }
    }

    Optional<byte[]> find(String name) {
        return Optional.ofNullable(parts.get(name));
    }
}
