package dev.parley.bench;

import dev.parley.war.WarCommand;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures the time from the process start to the first 200 of {@code /up}: first with an empty folder, which includes
 * unpacking the archive and creating the schema, then with the existing folder.
 */
final class StartBench {
    private static final int RESTARTS = 5;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 5;
    private static final byte[] REQUEST = "GET /up HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private StartBench() {}

    static List<Measurement> run(Jdk jdk) throws IOException, InterruptedException {
        try (var model = new InstantModelServer();
                var installation = new Installation(jdk, model.baseUrl())) {
            var first = start(installation.war());
            List<Start> restarts = new ArrayList<>();
            for (int i = 0; i < RESTARTS; i++) {
                restarts.add(start(installation.war()));
            }
            return List.of(
                    new Measurement("start.first.time", seconds(first.time), "s", "empty folder"),
                    new Measurement("start.first.cpu", seconds(first.cpu), "s", ""),
                    new Measurement(
                            "start.again.time",
                            median(restarts.stream().map(Start::time)),
                            "s",
                            "median of " + RESTARTS),
                    new Measurement("start.again.cpu", median(restarts.stream().map(Start::cpu)), "s", ""));
        }
    }

    private record Start(Duration time, Duration cpu) {}

    private static Start start(WarCommand war) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process = war.process().start();
        try {
            while (!isUp(war.url())) {
                if (!process.isAlive() || System.nanoTime() - start > TIMEOUT.toNanos()) {
                    throw new IOException("The server did not start: " + war.log());
                }
                Thread.sleep(POLL_MILLIS);
            }
            var time = Duration.ofNanos(System.nanoTime() - start);
            var cpu = process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
            // Not Process.destroy(): it closes standard input, on which the server halts without a clean shutdown.
            process.toHandle().destroy();
            process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            return new Start(time, cpu);
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isUp(URI server) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(REQUEST);
            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return status.endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static double median(Stream<Duration> durations) {
        return seconds(durations.sorted().toList().get(RESTARTS / 2));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
