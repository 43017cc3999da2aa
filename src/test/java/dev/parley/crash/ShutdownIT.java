package dev.parley.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On SIGTERM, the packaged WAR stores the running answers, notifies browsers and exits. */
class ShutdownIT {
    private static final int ANSWERS = 20;
    private static final int SECONDS_MAX = 10;

    @TempDir
    private Path folder;

    private final List<String> lastEvents = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(ANSWERS);

    @Test
    void allAnswersAreStoredAndAllBrowsersNotifiedWithinTenSeconds() throws Exception {
        var threads = Executors.newCachedThreadPool();
        try (var model = new WordModelServer();
                var server = new KillableServer(folder, model.baseUrl());
                var log = new EventLog(folder.resolve("log.txt"))) {
            server.start();
            var client = new RandomClient(server.url(), log, new Random(1), threads);
            client.signsUp("ada");
            var streams = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < ANSWERS; i++) {
                var question = new NumberedQuestion(i, 10_000);
                var chat = asks(client.browser(), question);
                streams.add(CompletableFuture.runAsync(() -> follows(client.browser(), chat), threads));
            }
            begun.await();
            long startNanos = System.nanoTime();
            assertTrue(server.terminateWithin(SECONDS_MAX), "the process exits");
            System.out.printf("Ended %d ms after SIGTERM%n", (System.nanoTime() - startNanos) / 1_000_000);
            streams.forEach(CompletableFuture::join);
            assertEquals(ANSWERS, lastEvents.size());
            for (var last : lastEvents) {
                assertTrue(last.contains("done") && last.contains("data-status=\"interrupted\""), last);
            }
            for (var stored : StoredQuestion.read(server.database())) {
                var answer = stored.answers().get(0);
                assertEquals("interrupted", answer.status());
                int words = stored.question().wordNumbersIn(answer.content()).size();
                assertEquals(
                        stored.question().answer(words).strip(),
                        answer.content().strip());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private String asks(ResilientBrowser browser, NumberedQuestion question) {
        var response = browser.posts("/chat", "message", question.text(), "model", "words")
                .join()
                .orElseThrow();
        return response.headers().firstValue("Location").orElseThrow();
    }

    /** Counts down when the answer grows, and stores the last event. */
    private void follows(ResilientBrowser browser, String chat) {
        var events = new ArrayList<String>();
        browser.follows(chat + "/generate", (name, data) -> {
            events.add(name + " " + data);
            if (events.size() == 3) {
                begun.countDown();
            }
        });
        synchronized (lastEvents) {
            lastEvents.add(events.get(events.size() - 1));
        }
    }
}
