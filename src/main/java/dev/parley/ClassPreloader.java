package dev.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads all classes of the application, for development. The compiler deletes the old class files before it writes new
 * ones; an application that is stopped at that moment could not store running answers if it still had to load classes.
 */
final class ClassPreloader {
    /** Skipped: these classes extend Jetty's own classes, which an application's class loader does not see. */
    private static final String CONTAINER = "dev/parley/jetty";

    private ClassPreloader() {}

    static void loadAll(Class<?> type) {
        try {
            var root = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isDirectory(root)) {
                return;
            }
            try (var files = Files.walk(root)) {
                var classes = files.filter(path -> path.toString().endsWith(".class"))
                        .filter(path -> !path.startsWith(root.resolve(CONTAINER)));
                for (var file : classes.toList()) {
                    load(root.relativize(file).toString(), type.getClassLoader());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void load(String file, ClassLoader loader) {
        var name = file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", ".");
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
