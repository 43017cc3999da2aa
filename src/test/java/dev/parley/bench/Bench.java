package dev.parley.bench;

import dev.parley.war.WarCommand;
import java.io.File;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Measures the packed WAR and its peers on this machine. */
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var window = Duration.ofSeconds(Integer.getInteger("bench.seconds", 20));
        var levels = Stream.of(System.getProperty("bench.levels", "1,100,500,1000,2000")
                        .split(","))
                .map(Integer::valueOf)
                .toList();
        var only = System.getProperty("bench.only", "pass,parley,seed");
        var answer = new BenchAnswer();
        System.out.println(answer.deltas() + " deltas, " + answer.markers() + " markers");
        for (var jdk : Jdk.toMeasure()) {
            var folder = Files.createTempDirectory("parley-bench");
            try (var provider = new FakeProvider(answer);
                    var followers = new Followers();
                    var parley = parley(jdk, folder, provider.url());
                    var peers = peers(jdk, provider.url())) {
                var target = new ParleyTarget(parley.url());
                warmUp(answer, provider, followers, target, parley);
                warmUp(answer, provider, followers, new PeerTarget(peers.url().resolve("/pass")), peers);
                for (int n : levels) {
                    double rate = Double.parseDouble(System.getProperty("bench.rate", "20"));
                    var ramp = Duration.ofMillis(1000 + n * 10L);
                    if (only.contains("pass"))
                        print(new Load(
                                        answer,
                                        provider,
                                        followers,
                                        new PeerTarget(peers.url().resolve("/pass")),
                                        n,
                                        rate)
                                .run(peers, "pass-through", jdk.toString(), ramp, window, true));
                    if (only.contains("parley"))
                        print(new Load(answer, provider, followers, target, n, rate)
                                .run(parley, "Parley", jdk.toString(), ramp, window, true));
                    if (only.contains("seed") && n <= 10)
                        print(new Load(
                                        answer,
                                        provider,
                                        followers,
                                        new PeerTarget(peers.url().resolve("/seed")),
                                        n,
                                        rate)
                                .run(peers, "seed", jdk.toString(), ramp, window, true));
                }
            }
        }
    }

    private static void warmUp(
            BenchAnswer answer, FakeProvider provider, Followers followers, Target target, ServerProcess server)
            throws InterruptedException {
        print(new Load(answer, provider, followers, target, 100, 50)
                .run(server, "warm-up", "", Duration.ofSeconds(2), Duration.ofSeconds(10), false));
    }

    private static void print(Level level) {
        System.out.println(level);
    }

    private static ServerProcess parley(Jdk jdk, Path folder, URI model) throws Exception {
        var options = Stream.concat(
                        Stream.of("-Xmx1g"),
                        Stream.of(System.getProperty("bench.jvm", "").split(" "))
                                .filter(o -> !o.isBlank()))
                .toList();
        var war = new WarCommand(jdk.home(), options, folder, model)
                .set("OPENAI_API_KEY", "sk-bench-0123456789abcdef")
                .set("PARLEY_ANSWERS_MAX", "4000");
        return new ServerProcess(war.process(), war.url());
    }

    private static ServerProcess peers(Jdk jdk, URI model) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var command = List.of(
                jdk.home().resolve("bin/java").toString(),
                "-Xmx1g",
                "-classpath",
                System.getProperty("java.class.path").replace(":", File.pathSeparator),
                PeerServer.class.getName(),
                Integer.toString(port),
                model.toString());
        return new ServerProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT),
                URI.create("http://127.0.0.1:" + port));
    }
}
