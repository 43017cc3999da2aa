package dev.parley.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestSize;
import dev.parley.crash.Entry.Kind;
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
 * The packed WAR is killed at random moments, and loses nothing. {@code -Pfull} kills it 200 times, {@code
 * -Dcrash.rounds=} as often as that says, {@code -Dcrash.seed=} draws the same lots again. What happened stands in {@code target/crash}.
 */
@Tag(TestSize.FULL)
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", TestSize.of(7, 200));
    private static final long SEED = Long.getLong("crash.seed", new Random().nextInt(1_000_000));
    private static final int CLIENTS = 4;
    private static final int WORK_MILLIS_MIN = 200;
    private static final int WORK_MILLIS_MAX = 2_000;
    /** One life in so many is long enough for a lost checkpoint to be noticed. */
    private static final int LONG_EACH = 20;

    /** One start in so many is killed on the way. */
    private static final int VAIN_EACH = 6;

    private static final long LONG_WORK_MILLIS = Checker.LOSS_MILLIS_MAX + 1_500;
    private static final long PATIENCE_SECONDS = 60;
    private static final Set<Kind> USUAL = EnumSet.complementOf(EnumSet.of(Kind.REFUSED, Kind.ODD, Kind.KILLED));

    /** What was promised the very moment before a kill is lost most easily: so four lives of five end just then. */
    private static final List<Kind> PROMISES = List.of(Kind.ASKED, Kind.STOPPED, Kind.DELETED, Kind.DONE);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random = new Random(SEED);

    @Test
    void nothingIsLostOrDoubledHoweverOftenTheServerIsKilled() throws Exception {
        var folder = emptied(Path.of("target/crash").toAbsolutePath());
        System.out.println("crash.seed=" + SEED + " crash.rounds=" + ROUNDS);
        try (var model = new WordServer();
                var log = new Log(folder.resolve("log.txt"));
                var server = new Victim(folder, model.baseUrl())) {
            server.start();
            var clients = clients(server, log);
            var patient = client(server, log, "patient");
            for (int round = 1; round <= ROUNDS; round++) {
                var cut = isLong(round) ? Optional.of(patient.asksForTooMuch()) : Optional.<Question>empty();
                work(clients, server, log, round);
                patient.awaitEnds();
                log.nextRound();
                if (round % VAIN_EACH == 2) {
                    server.startsInVain(random.nextInt(WORK_MILLIS_MAX));
                }
                server.start();
                var stored = Stored.read(server.database());
                var checker = new Checker(log.entries(), model.calls(), stored);
                assertEquals(List.of(), checker.violations(), "crash.seed=" + SEED + " round=" + round);
                cut.ifPresent(question -> showsWhatWasInterrupted(patient, question, stored));
            }
            report(log, Stored.read(server.database()));
        } finally {
            threads.shutdownNow();
        }
    }

    /** One life of the server, from its start to its violent end. */
    private void work(List<Client> clients, Victim server, Log log, int round) throws Exception {
        boolean isLong = isLong(round);
        var killed = new CountDownLatch(1);
        var work = clients.stream()
                .map(client -> CompletableFuture.runAsync(() -> work(client, killed), threads))
                .toList();
        long millis = isLong ? LONG_WORK_MILLIS : WORK_MILLIS_MIN + random.nextInt(WORK_MILLIS_MAX - WORK_MILLIS_MIN);
        killed.await(millis, TimeUnit.MILLISECONDS);
        // However slow the machine: by then everything has been tried once.
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (isLong && !log.has(USUAL) && System.nanoTime() < deadlineNanos) {
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

    private static void work(Client client, CountDownLatch killed) {
        try {
            client.worksUntil(killed);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static boolean isLong(int round) {
        return round % LONG_EACH == 1;
    }

    /** For a person, to be held against the promise: a second. */
    private static void report(Log log, List<Stored> stored) {
        var losses = Loss.all(log.entries(), stored);
        System.out.println(log);
        System.out.println(stored.size() + " questions stored, " + losses.size() + " answers cut while followed");
        System.out.println("Most time lost: " + Loss.largestByMillis(losses));
        System.out.println("Most words lost: " + Loss.largestByWords(losses));
        assertTrue(log.has(USUAL), "everything was tried");
    }

    /** What was cut has its text, and a way to go on. */
    private static void showsWhatWasInterrupted(Client client, Question question, List<Stored> stored) {
        var answer = stored.stream()
                .filter(one -> one.question().equals(question))
                .findFirst()
                .orElseThrow()
                .answers()
                .get(0);
        var page = client.browser().gets("/chat/" + answer.chat()).orElseThrow().body();
        assertEquals(question.wordsIn(answer.content()), question.wordsIn(page));
        assertTrue(page.contains("data-status=\"interrupted\""), page);
        assertTrue(page.contains("Try again"), page);
    }

    private List<Client> clients(Victim server, Log log) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(i -> client(server, log, "client" + i))
                .toList();
    }

    private Client client(Victim server, Log log, String name) {
        var client = new Client(server.url(), log, new Random(random.nextLong()), threads);
        client.signsUp(name);
        return client;
    }

    private static Path emptied(Path folder) throws IOException {
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
