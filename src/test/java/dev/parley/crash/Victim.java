package dev.parley.crash;

import dev.parley.crash.Entry.Kind;
import dev.parley.war.WarCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server's process: started, killed, and started again on the same port, database and unpacked WAR. */
final class Victim implements AutoCloseable {
    /** What makes a start short. */
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData");

    private final WarCommand war;
    private Process process;

    Victim(Path folder, URI modelServer) throws IOException {
        war = new WarCommand(Path.of(System.getProperty("java.home")), OPTIONS, folder, modelServer);
    }

    /** Starts it and waits until it answers. */
    void start() throws IOException {
        process = war.process().start();
        var line = new BufferedReader(process.inputReader()).readLine();
        if (!"up".equals(line)) {
            throw new AssertionError("It did not start; see " + war.log());
        }
    }

    /** Starts it and kills it on the way, as somebody without patience does. */
    void startsInVain(long millis) throws IOException, InterruptedException {
        process = war.process().start();
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("It ended by itself");
        }
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
