package dev.parley.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A SQLite file in a folder of its own. */
public record SqliteFile(Path folder) implements TestDatabase {
    static SqliteFile create() {
        try {
            var folder = Files.createTempDirectory("parley-test");
            MigratedFile.copyTo(folder.resolve("parley.db"));
            return new SqliteFile(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ConnectionSettings settings() {
        return ConnectionSettings.sqlite(folder.resolve("parley.db"));
    }

    /** Waits for a server that is writing. */
    @Override
    public int update(String sql) {
        return TestDatabase.super.update("PRAGMA busy_timeout = 20000; " + sql);
    }

    @Override
    public void failInserts(String table) {
        update("CREATE TRIGGER fail BEFORE INSERT ON " + table + " BEGIN SELECT RAISE(FAIL, 'disk full'); END");
    }

    @Override
    public void slowInserts(String table) {
        // There is one writer.
    }

    @Override
    public String content() {
        var all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
