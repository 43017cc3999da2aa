package dev.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Logins, which are dear on purpose (bcrypt), and what they leave of the machine to those who have logged in before. */
final class LoginBench {
    private static final int CLIENTS = 8;
    private static final Duration MEASURED = Duration.ofSeconds(4);

    private final ServerProcess server;
    private final ExecutorService threads;
    private final List<Figure> figures = new ArrayList<>();

    private LoginBench(ServerProcess server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    static List<Figure> run(Jdk jdk) throws IOException, InterruptedException {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try (var model = new QuickModel();
                var installation = new Installation(jdk, model.baseUrl());
                var server = installation.start()) {
            return new LoginBench(server, threads).measure();
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Figure> measure() throws InterruptedException {
        var ada = new Visitor(server.url(), "ada").signsUp();
        logIns(1).stopAfter(MEASURED);
        count(1);
        count(CLIENTS);
        figures.addAll(Repetition.of("login.page.alone", server, number -> ada.opens("/chat")));
        var others = logIns(CLIENTS);
        // What the server takes includes the logins, so it is no figure of the page.
        Repetition.of("login.page.busy", server, number -> ada.opens("/chat")).stream()
                .filter(figure -> !figure.name().endsWith(".cpu"))
                .forEach(figures::add);
        others.stopAfter(Duration.ZERO);
        return figures;
    }

    private void count(int clients) throws InterruptedException {
        var cpu = server.cpu();
        long start = System.nanoTime();
        var samples = logIns(clients).stopAfter(MEASURED);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuMillis = server.cpu().minus(cpu).toNanos() / 1e6;
        var name = "login." + clients;
        figures.add(new Figure(name + ".rate", samples.count() / seconds, "1/s", "clients: " + clients));
        figures.add(new Figure(name + ".p50", samples.millis(50), "ms", "of " + samples.count()));
        figures.add(new Figure(name + ".p99", samples.millis(99), "ms", ""));
        figures.add(new Figure(name + ".cpu", cpuMillis / samples.count(), "ms", "of the server, each"));
    }

    private LogIns logIns(int clients) {
        var isOver = new AtomicBoolean();
        var all = IntStream.range(0, clients)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> logInUntil(isOver), threads))
                .toList();
        return new LogIns(isOver, all);
    }

    private List<Long> logInUntil(AtomicBoolean isOver) {
        var visitor = new Visitor(server.url(), "ada");
        List<Long> nanos = new ArrayList<>();
        while (!isOver.get()) {
            long start = System.nanoTime();
            visitor.logsIn();
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }

    /** Clients that log in all the time. */
    private record LogIns(AtomicBoolean isOver, List<CompletableFuture<List<Long>>> nanos) {
        Samples stopAfter(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
            isOver.set(true);
            var samples = new Samples();
            nanos.forEach(client -> client.join().forEach(samples::add));
            return samples;
        }
    }
}
