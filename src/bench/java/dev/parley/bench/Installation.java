package dev.parley.bench;

import dev.parley.war.WarCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The WAR with a temporary working folder, which is deleted on close. */
final class Installation implements AutoCloseable {
    private static final List<String> JVM_OPTIONS = List.of("-Xmx1g");

    private final Path folder;
    private final WarCommand war;

    Installation(Jdk jdk, URI modelServer) throws IOException {
        folder = Files.createTempDirectory("parley-bench");
        war = new WarCommand(jdk.home(), JVM_OPTIONS, folder, modelServer);
    }

    /** Starts a server on the folder's database, which is empty at first, and waits until it is up. */
    ServerProcess start() throws IOException {
        return new ServerProcess(war.process(), war.url());
    }

    WarCommand war() {
        return war;
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Installation::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
