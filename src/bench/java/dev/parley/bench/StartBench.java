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
 * From the start of the process to the first "ok" of {@code /up}, which asks the database: with an empty folder, so that
 * the archive is unpacked and the schema made, and again with what that left.
 */
final class StartBench {
    private static final int AGAIN = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 5;
    private static final byte[] REQUEST = "GET /up HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private StartBench() {}

    static List<Figure> run(Jdk jdk) throws IOException, InterruptedException {
        try (var model = new QuickModel();
                var installation = new Installation(jdk, model.baseUrl())) {
            var first = start(installation.war());
            List<Start> others = new ArrayList<>();
            for (int i = 0; i < AGAIN; i++) {
                others.add(start(installation.war()));
            }
            return List.of(
                    new Figure("start.first.time", seconds(first.time), "s", "empty folder"),
                    new Figure("start.first.cpu", seconds(first.cpu), "s", ""),
                    new Figure("start.again.time", median(others.stream().map(Start::time)), "s", "median of " + AGAIN),
                    new Figure("start.again.cpu", median(others.stream().map(Start::cpu)), "s", ""));
        }
    }

    private record Start(Duration time, Duration cpu) {}

    private static Start start(WarCommand war) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process = war.process().start();
        try {
            while (!isUp(war.url())) {
                if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IOException("It did not start: " + war.log());
                }
                Thread.sleep(POLL_MILLIS);
            }
            var time = Duration.ofNanos(System.nanoTime() - start);
            var cpu = process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
            // Through the handle: Process.destroy() would close its standard input, and that ends it at once.
            process.toHandle().destroy();
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
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
        return seconds(durations.sorted().toList().get(AGAIN / 2));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
