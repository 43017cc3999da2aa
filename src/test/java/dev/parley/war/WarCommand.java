package dev.parley.war;

import dev.parley.Ports;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Builds the command that runs the packaged WAR in a separate process, with all its data in one folder. Each start uses the
 * same port, database and unpacked WAR. The process prints "up" when it is ready.
 */
public final class WarCommand {
    private static final String MAIN = WarServer.class.getName();

    private final Path folder;
    private final int port;
    private final ProcessBuilder process;

    /**
     * @param javaHome of the JDK that runs it
     * @param jvmOptions arguments before the main class
     */
    public WarCommand(Path javaHome, List<String> jvmOptions, Path folder, URI modelServer) throws IOException {
        this.folder = folder;
        this.port = Ports.free();
        var command = new ArrayList<String>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-classpath", jetty() + File.pathSeparator + classesOfItsOwn(), MAIN));
        command.add(Integer.toString(port));
        command.add(Path.of("target/parley.war").toAbsolutePath().toString());
        command.add(Files.createDirectories(folder.resolve("jetty")).toString());
        process = new ProcessBuilder(command);
        // The environment may configure another Parley.
        process.environment().keySet().removeIf(name -> name.startsWith("PARLEY_") || name.startsWith("OPENAI_"));
        set("PARLEY_DATABASE_URL", "jdbc:sqlite:" + database());
        set("PARLEY_DEMO", "off");
        set("PARLEY_LOGIN_FAILURES_MAX", "999999");
        set("PARLEY_QUESTIONS_PER_MINUTE", "999999");
        set("PARLEY_SIGNUPS_MAX", "999999");
        set("OPENAI_BASE_URL", modelServer.toString());
        process.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    /** Sets an environment variable. */
    public WarCommand set(String name, String value) {
        process.environment().put(name, value);
        return this;
    }

    /** Can be started again after the process has ended. */
    public ProcessBuilder process() {
        return process;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path database() {
        return folder.resolve("parley.db");
    }

    /** The standard error of the process, which has its log. */
    public Path log() {
        return folder.resolve("server.log");
    }

    /** Only the jars of the container, so that a class missing in the WAR is not found elsewhere. */
    private static String jetty() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> new File(jar).getName().matches("(jetty-|jakarta\\.servlet-api-|slf4j-).*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A folder that contains only the main class. */
    private Path classesOfItsOwn() throws IOException {
        var classes = folder.resolve("classes");
        var copy = classes.resolve(MAIN.replace('.', '/') + ".class");
        Files.createDirectories(copy.getParent());
        try (var bytes = WarServer.class.getResourceAsStream(WarServer.class.getSimpleName() + ".class")) {
            Files.write(copy, bytes.readAllBytes());
        }
        return classes;
    }
}
