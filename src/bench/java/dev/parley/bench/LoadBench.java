package dev.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs each load on Parley and the baselines in turn, so that results of the same minute can be compared. */
final class LoadBench {
    /** RustGPT's way cannot keep up with more. */
    private static final int RUSTGPT_ANSWERS_MAX = 10;

    private static final int WARM_UP_ANSWERS = 100;
    private static final double WARM_UP_RATE = 50;
    /** Short answers, hence many questions: the JIT compiles the path from question to model late. */
    private static final int WARM_UP_DELTAS = 50;

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration RAMP_UP_PER_SLOT = Duration.ofMillis(8);
    /** The rate of a fast model. The other loads have the rate of a typical one. */
    private static final double FAST_RATE = 100;

    private static final int FAST_ANSWERS = 100;

    private final Options options;
    private final Jdk jdk;
    private final Consumer<LoadResult> out;
    private final BenchAnswer answer = new BenchAnswer();
    private final List<LoadResult> results = new ArrayList<>();

    /** @param out receives each result when its load is over */
    LoadBench(Options options, Jdk jdk, Consumer<LoadResult> out) {
        this.options = options;
        this.jdk = jdk;
        this.out = out;
    }

    /** @param option its name in {@code bench.servers} */
    private record Server(String name, String option, ServerProcess process, Target target) {}

    List<LoadResult> run() throws IOException, InterruptedException {
        try (var provider = new PacedModelServer(answer);
                var streams = new BrowserStreams();
                var installation = new Installation(jdk, provider.url())) {
            installation
                    .war()
                    .set("OPENAI_API_KEY", "sk-nobody-s-key-0123456789")
                    // The default is 600 on Java 17.
                    .set("PARLEY_ANSWERS_MAX", "4000")
                    .set("PARLEY_STREAMS_PER_USER_MAX", "4000");
            try (var parley = installation.start();
                    var baselines = BaselineProcess.start(jdk, provider.url())) {
                var servers = List.of(
                        new Server(
                                "pass-through",
                                "pass",
                                baselines,
                                new BaselineTarget(baselines.url().resolve("/pass"))),
                        new Server("Parley", "parley", parley, new ParleyTarget(parley.url())),
                        new Server(
                                "RustGPT's way",
                                "rustgpt",
                                baselines,
                                new BaselineTarget(baselines.url().resolve("/rustgpt"))));
                measure(servers, provider, streams);
            }
        }
        return results;
    }

    private void measure(List<Server> servers, PacedModelServer provider, BrowserStreams streams)
            throws InterruptedException {
        for (var server : servers) {
            if (server.option.equals("rustgpt")) {
                continue;
            }
            for (int deltasMax : List.of(WARM_UP_DELTAS, Integer.MAX_VALUE)) {
                load(server, provider, streams, WARM_UP_ANSWERS, WARM_UP_RATE, deltasMax)
                        .run(server.process, server.name, jdk.toString(), Duration.ofSeconds(2), WARM_UP, false);
            }
        }
        for (int answers : options.answers()) {
            for (var server : servers) {
                measure(server, provider, streams, answers, options.deltasPerSecond());
            }
            if (answers == FAST_ANSWERS) {
                for (var server : servers) {
                    measure(server, provider, streams, answers, FAST_RATE);
                }
            }
        }
    }

    private void measure(Server server, PacedModelServer provider, BrowserStreams streams, int answers, double rate)
            throws InterruptedException {
        boolean isRustGpt = server.option.equals("rustgpt");
        if (!options.servers().contains(server.option) || (isRustGpt && answers > RUSTGPT_ANSWERS_MAX)) {
            return;
        }
        var rampUp = RAMP_UP_PER_SLOT.multipliedBy(answers).plusSeconds(1);
        var result = load(server, provider, streams, answers, rate, Integer.MAX_VALUE)
                .run(server.process, server.name, jdk.toString(), rampUp, options.window(), !isRustGpt);
        results.add(result);
        out.accept(result);
    }

    private Load load(
            Server server, PacedModelServer provider, BrowserStreams streams, int answers, double rate, int deltasMax) {
        return new Load(answer, provider, streams, server.target, answers, rate, deltasMax);
    }
}
