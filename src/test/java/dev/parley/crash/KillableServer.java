package dev.parley.crash;

import dev.parley.crash.LogEntry.Kind;
import dev.parley.war.WarCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a server, which can be restarted with the same port, database and unpacked WAR. */
final class KillableServer implements AutoCloseable {
    /** JVM options for a short start. */
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData");

    private final WarCommand war;
    private Process process;

    KillableServer(Path folder, URI modelServer) throws IOException {
        war = new WarCommand(Path.of(System.getProperty("java.home")), OPTIONS, folder, modelServer);
    }

    /** Starts the server and waits until it is ready. */
    void start() throws IOException {
        process = war.process().start();
        var line = new BufferedReader(process.inputReader()).readLine();
        if (!"up".equals(line)) {
            throw new AssertionError("The server did not start; see " + war.log());
        }
    }

    /** Starts the server and kills it before it is ready. */
    void killDuringStart(long millis) throws IOException, InterruptedException {
        process = war.process().start();
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("The server exited by itself");
        }
        process.destroyForcibly().waitFor();
    }

    /** Sends SIGKILL, so that no shutdown code runs. */
    void kill(EventLog log) throws InterruptedException {
        log.add(Kind.KILLED, LogEntry.ALL);
        process.destroyForcibly().waitFor();
    }

    /** Sends SIGTERM. Returns whether the process exits in time. */
    boolean terminateWithin(long seconds) throws InterruptedException {
        // Use the handle, because Process.destroy() also closes standard input, which ends the process too.
        process.toHandle().destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    URI url() {
        return war.url();
    }

    Path database() {
        return war.database();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
