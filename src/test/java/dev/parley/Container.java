package dev.parley;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A servlet container as it is downloaded, in a process of its own, with the WAR in its folder for applications. */
public final class Container implements AutoCloseable {
    /** The product. */
    public enum Kind {
        TOMCAT_10("apache-tomcat-", "tomcat10.version"),
        TOMCAT_11("apache-tomcat-", "tomcat11.version"),
        JETTY("jetty-home-", "jetty.version");

        private final String folder;
        private final String version;

        Kind(String folder, String version) {
            this.folder = folder;
            this.version = version;
        }

        private Path home() {
            return Path.of("target/containers", folder + System.getProperty(version))
                    .toAbsolutePath();
        }
    }

    private static final long PATIENCE_SECONDS = 120;

    private static final String JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Kind kind;
    private final Path folder;
    private final String contextPath;
    private final int port = Ports.free();
    private final Process process;
    private final BufferedReader output;

    /**
     * Starts a container. A second one in the same folder has the data of the first.
     *
     * @param contextPath without a trailing slash; empty for the root
     * @param folder for the data and for the container's own files
     */
    public Container(Kind kind, String contextPath, Path folder) throws IOException, InterruptedException {
        this.kind = kind;
        this.contextPath = contextPath;
        this.folder = folder;
        var war = Files.createDirectories(folder.resolve("webapps"))
                .resolve(contextPath.isEmpty() ? "ROOT.war" : contextPath.substring(1) + ".war");
        if (Files.notExists(war)) {
            // Jetty takes the path of the application from the name of the file to which a link leads.
            Files.copy(Path.of("target/parley.war"), war);
        }
        process = kind == Kind.JETTY ? jetty() : tomcat();
        output = process.inputReader();
    }

    /** The URL of the application, without a trailing slash. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + contextPath);
    }

    /** Waits until the container has started. */
    public Container awaitStart() throws IOException {
        var log = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            log.append(line).append('\n');
            if (line.contains("Server startup in") || line.contains("Started oejs.Server@")) {
                return this;
            }
        }
        throw new AssertionError(kind + " did not start:\n" + log);
    }

    /** Sends SIGTERM. */
    void terminate() {
        // Use the handle, because Process.destroy() would close the output before it is read.
        process.toHandle().destroy();
    }

    /** The rest of the log, after the process has ended. */
    List<String> awaitEnd() throws InterruptedException {
        var rest = output.lines().toList();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(kind + " does not stop");
        }
        return rest;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The configuration of the download, but for the ports. */
    private Process tomcat() throws IOException {
        var home = kind.home();
        var conf = Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("logs"));
        Files.createDirectories(folder.resolve("temp"));
        for (var name : List.of("web.xml", "logging.properties")) {
            Files.writeString(conf.resolve(name), Files.readString(home.resolve("conf/" + name)));
        }
        var server = Files.readString(home.resolve("conf/server.xml"));
        Files.writeString(
                conf.resolve("server.xml"),
                server.replace("port=\"8005\"", "port=\"-1\"")
                        .replace("port=\"8080\"", "address=\"127.0.0.1\" port=\"" + port + "\""));
        var builder = builder("sh", home.resolve("bin/catalina.sh").toString(), "run");
        builder.environment().put("CATALINA_HOME", home.toString());
        builder.environment().put("CATALINA_BASE", folder.toString());
        builder.environment().put("CATALINA_OPTS", JVM);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    /** The two commands of the README, but for the port. */
    private Process jetty() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var jar = kind.home().resolve("start.jar").toString();
        var setUp = builder(java, "-jar", jar, "--add-modules=http,ee10-deploy,graceful")
                .start();
        setUp.inputReader().lines().forEach(line -> {});
        if (setUp.waitFor() != 0) {
            throw new AssertionError("--add-modules failed: " + setUp.exitValue());
        }
        return builder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("temp")),
                        "-jar",
                        jar,
                        "jetty.http.host=127.0.0.1",
                        "jetty.http.port=" + port)
                .start();
    }

    private ProcessBuilder builder(String... command) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        // The environment may configure another Parley.
        environment.keySet().removeIf(name -> name.startsWith("PARLEY_") || name.startsWith("OPENAI_"));
        environment.put("PARLEY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("parley.db"));
        environment.put("PARLEY_DEMO", "on");
        environment.put("OPENAI_BASE_URL", "http://127.0.0.1:9/v1");
        return builder;
    }
}
