package dev.parley.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An empty database as the real migrations leave it, made once per JVM: a copy costs a few milliseconds, a run of
 * Liquibase a few hundred, and those of parallel tests wait for each other.
 */
public final class MigratedFile {
    private static final byte[] CONTENT = migrated();

    private MigratedFile() {}

    /** Puts a copy at a path where nothing is yet. Its {@link SchemaMark} saves the next start from running Liquibase. */
    public static void copyTo(Path file) {
        try {
            Files.write(Files.createDirectories(file.getParent()).resolve(file.getFileName()), CONTENT);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] migrated() {
        try {
            var folder = Files.createTempDirectory("parley-migrated");
            var file = folder.resolve("parley.db");
            Migrations.run("jdbc:sqlite:" + file);
            var content = Files.readAllBytes(file);
            for (var left : new Path[] {file, folder.resolve("parley.db.lock"), folder}) Files.delete(left);
            return content;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
