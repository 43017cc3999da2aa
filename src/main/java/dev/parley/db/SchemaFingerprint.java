package dev.parley.db;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** A checksum of the changelog's files. A database is marked with it when the changelog has been run completely. */
final class SchemaFingerprint {
    private static final Pattern INCLUDED = Pattern.compile("<include\\s+file=\"([^\"]+)\"");

    private final byte[] changelog;

    private SchemaFingerprint(byte[] changelog) {
        this.changelog = changelog;
    }

    /**
     * The fingerprint of a changelog and the files that it includes from its own folder.
     *
     * @throws FileNotFoundException when one of the files is missing
     */
    static SchemaFingerprint of(String changelog, ClassLoader loader) throws IOException {
        var folder = changelog.substring(0, changelog.lastIndexOf('/') + 1);
        var all = new CRC32();
        var list = read(changelog, loader);
        all.update(list);
        var included = INCLUDED.matcher(new String(list, StandardCharsets.UTF_8));
        while (included.find()) {
            all.update(read(folder + included.group(1), loader));
        }
        return new SchemaFingerprint(
                ByteBuffer.allocate(Long.BYTES).putLong(all.getValue()).array());
    }

    /**
     * The number to mark a database with.
     *
     * @param state of the database; when it changes, the mark is no longer valid
     */
    int checksum(byte... state) {
        var checksum = new CRC32();
        checksum.update(changelog);
        checksum.update(state);
        // Never 0, which is the value in an unmarked database.
        return (int) checksum.getValue() | 1;
    }

    private static byte[] read(String file, ClassLoader loader) throws IOException {
        try (var stream = loader.getResourceAsStream(file)) {
            if (stream == null) {
                throw new FileNotFoundException(file);
            }
            return stream.readAllBytes();
        }
    }
}
