package dev.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Measures logins, which are expensive on purpose (bcrypt), and the latency of pages while others log in. */
final class LoginBench {
    private static final int CLIENTS = 8;
    private static final int CROWD = 200;
    private static final int ROUNDS = 3;
    private static final Duration MEASURED = Duration.ofSeconds(4);

    private final ServerProcess server;
    private final ExecutorService threads;
    private final List<Measurement> measurements = new ArrayList<>();

    private LoginBench(ServerProcess server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    static List<Measurement> run(Jdk jdk) throws IOException, InterruptedException {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try (var model = new InstantModelServer();
                var installation = new Installation(jdk, model.baseUrl());
                var server = start(installation)) {
            return new LoginBench(server, threads).measure();
        } finally {
            threads.shutdownNow();
        }
    }

    private static ServerProcess start(Installation installation) throws IOException, InterruptedException {
        // The clients of the crowd have an address each.
        installation.war().set("PARLEY_TRUSTED_PROXIES", "127.0.0.1").set("PARLEY_LOGIN_FAILURES_MAX", "10");
        return installation.start();
    }

    private List<Measurement> measure() throws InterruptedException {
        var ada = new BrowserClient(server.url(), "ada").signUp();
        startLogins(1).stopAfter(MEASURED);
        measureLogins(1);
        measureLogins(CLIENTS);
        measurements.addAll(RequestBenchmark.of("login.page.alone", server, number -> ada.open("/chat")));
        var logins = startLogins(CLIENTS);
        // The server's CPU time includes the logins, so it says nothing about the page.
        RequestBenchmark.of("login.page.busy", server, number -> ada.open("/chat")).stream()
                .filter(measurement -> !measurement.name().endsWith(".cpu"))
                .forEach(measurements::add);
        logins.stopAfter(Duration.ZERO);
        measureCrowd(ada);
        return measurements;
    }

    /** In turns, because the speed of a shared machine changes. */
    private void measureCrowd(BrowserClient ada) throws InterruptedException {
        var alone = new Samples();
        var crowded = new Samples();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            load(ada, alone);
            try (var crowd = new LoginCrowd(server.url(), CROWD)) {
                load(ada, crowded);
                crowd.statuses().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
            }
            // The last logins of the crowd.
            Thread.sleep(MEASURED.toMillis());
        }
        var name = "login.crowd." + CROWD;
        measurements.add(new Measurement("login.crowd.0.page.p95", alone.millis(95), "ms", "of " + alone.count()));
        measurements.add(new Measurement(name + ".page.p95", crowded.millis(95), "ms", "of " + crowded.count()));
        measurements.add(new Measurement(name + ".ratio", crowded.millis(95) / alone.millis(95), "", "of both p95"));
        measurements.add(
                new Measurement(name + ".logins", statuses.getOrDefault(422, 0), "", "by status: " + statuses));
        long start = System.nanoTime();
        ada.logIn();
        measurements.add(new Measurement(name + ".owner", (System.nanoTime() - start) / 1e6, "ms", "login afterwards"));
    }

    private static void load(BrowserClient browser, Samples samples) {
        long end = System.nanoTime() + MEASURED.toNanos();
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            browser.open("/chat");
            samples.add(System.nanoTime() - start);
        }
    }

    private void measureLogins(int clients) throws InterruptedException {
        var cpu = server.cpu();
        long start = System.nanoTime();
        var samples = startLogins(clients).stopAfter(MEASURED);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuMillis = server.cpu().minus(cpu).toNanos() / 1e6;
        var name = "login." + clients;
        measurements.add(new Measurement(name + ".rate", samples.count() / seconds, "1/s", "clients: " + clients));
        measurements.add(new Measurement(name + ".p50", samples.millis(50), "ms", "of " + samples.count()));
        measurements.add(new Measurement(name + ".p99", samples.millis(99), "ms", ""));
        measurements.add(new Measurement(name + ".cpu", cpuMillis / samples.count(), "ms", "of the server, each"));
    }

    private LoginLoop startLogins(int clients) {
        var isStopped = new AtomicBoolean();
        var all = IntStream.range(0, clients)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> logInUntil(isStopped), threads))
                .toList();
        return new LoginLoop(isStopped, all);
    }

    private List<Long> logInUntil(AtomicBoolean isStopped) {
        var browser = new BrowserClient(server.url(), "ada");
        List<Long> nanos = new ArrayList<>();
        while (!isStopped.get()) {
            long start = System.nanoTime();
            browser.logIn();
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }

    /** Clients that log in repeatedly until stopped. */
    private record LoginLoop(AtomicBoolean isStopped, List<CompletableFuture<List<Long>>> nanos) {
        Samples stopAfter(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
            isStopped.set(true);
            var samples = new Samples();
            nanos.forEach(client -> client.join().forEach(samples::add));
            return samples;
        }
    }
}
