package dev.parley.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestSize;
import dev.parley.crash.LogEntry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills the packaged WAR at random times and checks that nothing is lost. {@code -Pfull} kills it 200 times, {@code
 * -Dcrash.rounds=} sets the number, and {@code -Dcrash.seed=} repeats the random choices. The log is in {@code target/crash}.
 */
@Tag(TestSize.FULL)
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", TestSize.of(2, 200));
    private static final long SEED = Long.getLong("crash.seed", new Random().nextInt(1_000_000));
    private static final int CLIENTS = 4;
    private static final int WORK_MILLIS_MIN = 200;
    private static final int WORK_MILLIS_MAX = 2_000;
    /** Every 20th round is long enough to detect a lost checkpoint. */
    private static final int LONG_ROUND_INTERVAL = 20;

    /** Before every 6th round, the server is also killed while it starts. */
    private static final int KILLED_START_INTERVAL = 6;

    private static final long LONG_WORK_MILLIS = ConsistencyChecker.LOSS_MILLIS_MAX + 1_500;
    private static final long PATIENCE_SECONDS = 60;
    private static final Set<Kind> EXPECTED_KINDS =
            EnumSet.complementOf(EnumSet.of(Kind.REJECTED, Kind.UNEXPECTED, Kind.KILLED));

    /** The server is most likely to lose what it has just acknowledged, so four of five rounds end right after one of these. */
    private static final List<Kind> PROMISES = List.of(Kind.ASKED, Kind.STOPPED, Kind.DELETED, Kind.DONE);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random = new Random(SEED);

    @Test
    void nothingIsLostOrDuplicatedWhenTheServerIsKilledAgainAndAgain() throws Exception {
        var folder = emptyFolder(Path.of("target/crash").toAbsolutePath());
        System.out.println("crash.seed=" + SEED + " crash.rounds=" + ROUNDS);
        try (var model = new WordModelServer();
                var log = new EventLog(folder.resolve("log.txt"));
                var server = new KillableServer(folder, model.baseUrl())) {
            server.start();
            var clients = clients(server, log);
            var longClient = client(server, log, "patient");
            for (int round = 1; round <= ROUNDS; round++) {
                var longQuestion =
                        isLong(round) ? Optional.of(longClient.askLongQuestion()) : Optional.<NumberedQuestion>empty();
                work(clients, server, log, round);
                longClient.awaitStreams();
                log.nextRound();
                if (round % KILLED_START_INTERVAL == 2) {
                    server.killDuringStart(random.nextInt(WORK_MILLIS_MAX));
                }
                server.start();
                var stored = StoredQuestion.read(server.database());
                var checker = new ConsistencyChecker(log.entries(), model.calls(), stored);
                assertEquals(List.of(), checker.violations(), "crash.seed=" + SEED + " round=" + round);
                longQuestion.ifPresent(question -> assertInterruptedAnswerIsShown(longClient, question, stored));
            }
            report(log, StoredQuestion.read(server.database()));
        } finally {
            threads.shutdownNow();
        }
    }

    /** Runs the clients and kills the server. */
    private void work(List<RandomClient> clients, KillableServer server, EventLog log, int round) throws Exception {
        boolean isLong = isLong(round);
        var killed = new CountDownLatch(1);
        var work = clients.stream()
                .map(client -> CompletableFuture.runAsync(() -> work(client, killed), threads))
                .toList();
        long millis = isLong ? LONG_WORK_MILLIS : WORK_MILLIS_MIN + random.nextInt(WORK_MILLIS_MAX - WORK_MILLIS_MIN);
        killed.await(millis, TimeUnit.MILLISECONDS);
        // On a slow machine, wait until each kind of request has been sent once.
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (isLong && !log.has(EXPECTED_KINDS) && System.nanoTime() < deadlineNanos) {
            killed.await(WORK_MILLIS_MIN, TimeUnit.MILLISECONDS);
        }
        if (round % 5 < PROMISES.size()) {
            log.awaitNext(PROMISES.get(round % 5), WORK_MILLIS_MAX);
        }
        server.kill(log);
        killed.countDown();
        for (var one : work) {
            one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void work(RandomClient client, CountDownLatch killed) {
        try {
            client.runUntil(killed);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static boolean isLong(int round) {
        return round % LONG_ROUND_INTERVAL == 1;
    }

    /** Prints the losses, which should be less than a second. */
    private static void report(EventLog log, List<StoredQuestion> stored) {
        var losses = TextLoss.all(log.entries(), stored);
        System.out.println(log);
        System.out.println(stored.size() + " questions stored, " + losses.size() + " answers cut while followed");
        System.out.println("Most time lost: " + TextLoss.largestByMillis(losses));
        System.out.println("Most words lost: " + TextLoss.largestByWords(losses));
        assertTrue(log.has(EXPECTED_KINDS), "each kind of request was sent");
    }

    /** Checks that the page of an interrupted answer has its text and the button to try again. */
    private static void assertInterruptedAnswerIsShown(
            RandomClient client, NumberedQuestion question, List<StoredQuestion> stored) {
        var answer = stored.stream()
                .filter(one -> one.question().equals(question))
                .findFirst()
                .orElseThrow()
                .answers()
                .get(0);
        var page = client.browser().gets("/chat/" + answer.chat()).orElseThrow().body();
        assertEquals(question.wordNumbersIn(answer.content()), question.wordNumbersIn(page));
        assertTrue(page.contains("data-status=\"interrupted\""), page);
        assertTrue(page.contains("Try again"), page);
    }

    private List<RandomClient> clients(KillableServer server, EventLog log) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(i -> client(server, log, "client" + i))
                .toList();
    }

    private RandomClient client(KillableServer server, EventLog log, String name) {
        var client = new RandomClient(server.url(), log, new Random(random.nextLong()), threads);
        client.signsUp(name);
        return client;
    }

    private static Path emptyFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
