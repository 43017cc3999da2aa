package dev.parley.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An empty database after the real migrations, created once per JVM. A copy takes a few milliseconds; a run of
 * Liquibase takes a few hundred, and only one can run at a time.
 */
public final class MigratedFile {
    private static final byte[] CONTENT = migrated();

    private MigratedFile() {}

    /** Copies the database to a new path. Because of its {@link SchemaFingerprint}, the next start does not run Liquibase. */
    public static void copyTo(Path file) {
        try {
            Files.write(Files.createDirectories(file.getParent()).resolve(file.getFileName()), CONTENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] migrated() {
        try {
            var folder = Files.createTempDirectory("parley-migrated");
            var file = folder.resolve("parley.db");
            Migrations.run(ConnectionSettings.sqlite(file));
            var content = Files.readAllBytes(file);
            for (var left : new Path[] {file, folder.resolve("parley.db.lock"), folder}) {
                Files.delete(left);
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
