package dev.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Many answers at once: Parley and its peers in turn, load by load, so that each figure has its neighbour of the same minute. */
final class LoadBench {
    /** Beyond it the seed's way only shows how it does not end. */
    private static final int SEED_ANSWERS_MAX = 10;

    private static final int WARM_UP_ANSWERS = 100;
    private static final double WARM_UP_RATE = 50;
    /** Short answers, so that much is asked: what is compiled late is the way from the question to the model. */
    private static final int WARM_UP_DELTAS = 50;

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    /** How long building up a load takes, for each answer. */
    private static final Duration RAMP_UP_A_PLACE = Duration.ofMillis(8);
    /** What a fast model does; the loads have the pace of a usual one. */
    private static final double FAST = 100;

    private static final int FAST_ANSWERS = 100;

    private final Options options;
    private final Jdk jdk;
    private final Consumer<Level> out;
    private final BenchAnswer answer = new BenchAnswer();
    private final List<Level> levels = new ArrayList<>();

    /** @param out is told of each load when it is over */
    LoadBench(Options options, Jdk jdk, Consumer<Level> out) {
        this.options = options;
        this.jdk = jdk;
        this.out = out;
    }

    /** A server, what is asked of it, and whether it is to be measured. */
    private record Server(String name, String option, ServerProcess process, Target target) {}

    List<Level> run() throws IOException, InterruptedException {
        try (var provider = new FakeProvider(answer);
                var followers = new Followers();
                var installation = new Installation(jdk, provider.url())) {
            installation
                    .war()
                    .set("OPENAI_API_KEY", "sk-nobody-s-key-0123456789")
                    // On Java 17 it is 600 by default.
                    .set("PARLEY_ANSWERS_MAX", "4000")
                    .set("PARLEY_STREAMS_PER_USER_MAX", "4000");
            try (var parley = installation.start();
                    var peers = Peers.start(jdk, provider.url())) {
                var servers = List.of(
                        new Server(
                                "pass-through",
                                "pass",
                                peers,
                                new PeerTarget(peers.url().resolve("/pass"))),
                        new Server("Parley", "parley", parley, new ParleyTarget(parley.url())),
                        new Server(
                                "seed's way",
                                "seed",
                                peers,
                                new PeerTarget(peers.url().resolve("/seed"))));
                measure(servers, provider, followers);
            }
        }
        return levels;
    }

    private void measure(List<Server> servers, FakeProvider provider, Followers followers) throws InterruptedException {
        for (var server : servers) {
            if (server.option.equals("seed")) {
                continue;
            }
            for (int deltasMax : List.of(WARM_UP_DELTAS, Integer.MAX_VALUE)) {
                load(server, provider, followers, WARM_UP_ANSWERS, WARM_UP_RATE, deltasMax)
                        .run(server.process, server.name, jdk.toString(), Duration.ofSeconds(2), WARM_UP, false);
            }
        }
        for (int answers : options.answers()) {
            for (var server : servers) {
                measure(server, provider, followers, answers, options.deltasPerSecond());
            }
            if (answers == FAST_ANSWERS) {
                for (var server : servers) {
                    measure(server, provider, followers, answers, FAST);
                }
            }
        }
    }

    private void measure(Server server, FakeProvider provider, Followers followers, int answers, double rate)
            throws InterruptedException {
        boolean isSeed = server.option.equals("seed");
        if (!options.servers().contains(server.option) || (isSeed && answers > SEED_ANSWERS_MAX)) {
            return;
        }
        var rampUp = RAMP_UP_A_PLACE.multipliedBy(answers).plusSeconds(1);
        var level = load(server, provider, followers, answers, rate, Integer.MAX_VALUE)
                .run(server.process, server.name, jdk.toString(), rampUp, options.window(), !isSeed);
        levels.add(level);
        out.accept(level);
    }

    private Load load(
            Server server, FakeProvider provider, Followers followers, int answers, double rate, int deltasMax) {
        return new Load(answer, provider, followers, server.target, answers, rate, deltasMax);
    }
}
