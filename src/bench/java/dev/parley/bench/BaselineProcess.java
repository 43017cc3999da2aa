package dev.parley.bench;

import dev.parley.Ports;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Starts {@link BaselineServer} in its own process. */
final class BaselineProcess {
    private BaselineProcess() {}

    static ServerProcess start(Jdk jdk, URI model) throws IOException {
        int port = Ports.free();
        var command = List.of(
                jdk.home().resolve("bin/java").toString(),
                "-Xmx1g",
                "-classpath",
                System.getProperty("java.class.path"),
                BaselineServer.class.getName(),
                Integer.toString(port),
                model.toString());
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        return new ServerProcess(process, URI.create("http://127.0.0.1:" + port));
    }
}
