package dev.parley.crash;

import dev.parley.crash.Entry.Kind;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The server's process: started, killed, and started again on the same port, database and unpacked WAR. */
final class Victim implements AutoCloseable {
    private static final String MAIN = WarServer.class.getName();

    private final Path folder;
    private final ProcessBuilder command;
    private final int port;
    private Process process;

    Victim(Path folder, URI modelServer) throws IOException {
        this.folder = folder;
        this.port = freePort();
        command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What makes a start short.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-classpath",
                jetty() + File.pathSeparator + classesOfItsOwn(),
                MAIN,
                Integer.toString(port),
                Path.of("target/parley.war").toAbsolutePath().toString(),
                Files.createDirectories(folder.resolve("jetty")).toString());
        var environment = command.environment();
        // Whoever builds may run a Parley of their own.
        environment.keySet().removeIf(name -> name.startsWith("PARLEY_") || name.startsWith("OPENAI_"));
        environment.put("PARLEY_DATABASE_URL", "jdbc:sqlite:" + database());
        environment.put("PARLEY_DEMO", "off");
        environment.put("OPENAI_BASE_URL", modelServer.toString());
        command.redirectError(
                ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
    }

    /** Starts it and waits until it answers. */
    void start() throws IOException {
        process = command.start();
        var line = new BufferedReader(process.inputReader()).readLine();
        if (!"up".equals(line)) throw new AssertionError("It did not start; see " + folder.resolve("server.log"));
    }

    /** Starts it and kills it on the way, as somebody without patience does. */
    void startsInVain(long millis) throws IOException, InterruptedException {
        process = command.start();
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) throw new AssertionError("It ended by itself");
        process.destroyForcibly().waitFor();
    }

    /** SIGKILL: nothing of it gets to run any more. */
    void kill(Log log) throws InterruptedException {
        log.add(Kind.KILLED, Entry.ALL);
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM: it is asked to end, and given so long for it. */
    boolean endsWithin(long seconds) throws InterruptedException {
        // Through the handle: Process.destroy() would close its standard input, and that ends it, too.
        process.toHandle().destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path database() {
        return folder.resolve("parley.db");
    }

    @Override
    public void close() {
        if (process != null) process.destroyForcibly();
    }

    /** The container's jars and nothing else: whatever the WAR lacks is missing. */
    private static String jetty() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> new File(jar).getName().matches("(jetty-|jakarta\\.servlet-api-|slf4j-).*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A folder with the main class alone. */
    private Path classesOfItsOwn() throws IOException {
        var file = MAIN.replace('.', '/') + ".class";
        var copy = folder.resolve("classes").resolve(file);
        Files.createDirectories(folder.resolve("classes").resolve(file).getParent());
        try (var bytes = WarServer.class.getClassLoader().getResourceAsStream(file)) {
            Files.write(copy, bytes.readAllBytes());
        }
        return folder.resolve("classes");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
