package dev.parley;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassPreloaderTest {
    /** Loads Parley's classes again, without access to the server's classes, like an application in Jetty. */
    private static final class ApplicationLoader extends ClassLoader {
        private final Set<String> loaded = new HashSet<>();

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.eclipse.jetty.server.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.parley.")) {
                return super.loadClass(name, resolve);
            }
            var known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            var file = name.replace('.', '/') + ".class";
            try (InputStream in = App.class.getClassLoader().getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                var bytes = in.readAllBytes();
                loaded.add(name);
                return defineClass(name, bytes, 0, bytes.length, App.class.getProtectionDomain());
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void allClassesLoadWithoutTheServersClasses() throws ClassNotFoundException {
        var loader = new ApplicationLoader();
        ClassPreloader.loadAll(loader.loadClass(App.class.getName()));
        assertTrue(loader.loaded.contains("dev.parley.generation.Generation"), loader.loaded.toString());
        assertThrows(
                NoClassDefFoundError.class,
                () -> loader.loadClass("dev.parley.jetty.ContainerErrors"),
                "the one that is left out");
    }
}
