package dev.parley.db;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;

/** Loads the changelog from a copy that a test may change, and everything else as usual. */
final class ChangelogCopy extends URLClassLoader {
    private final Path copy;

    private ChangelogCopy(Path classes) throws IOException {
        super(new URL[] {classes.toUri().toURL()}, ChangelogCopy.class.getClassLoader());
        copy = Files.createDirectories(classes.resolve("liquibase"));
        try (var files = Files.list(Path.of("liquibase"))) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    static ChangelogCopy in(Path folder) throws IOException {
        return new ChangelogCopy(Files.createDirectories(folder.resolve("classes")));
    }

    void add(String file, String text) throws IOException {
        Files.writeString(copy.resolve(file), text, StandardOpenOption.APPEND);
    }

    @Override
    public URL getResource(String name) {
        var own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    /** Only the test's file if it exists, because Liquibase refuses duplicates. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        var own = findResources(name);
        return own.hasMoreElements() ? own : super.getResources(name);
    }
}
