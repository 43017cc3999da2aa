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

/** The packed WAR is told to end while answers are being written (SIGTERM): it stores them, says so, and ends. */
class ShutdownIT {
    private static final int ANSWERS = 20;
    private static final int SECONDS_MAX = 10;

    @TempDir
    private Path folder;

    private final List<String> lastEvents = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(ANSWERS);

    @Test
    void everyAnswerIsStoredAndEveryBrowserToldWithinTenSeconds() throws Exception {
        var threads = Executors.newCachedThreadPool();
        try (var model = new WordServer();
                var server = new Victim(folder, model.baseUrl());
                var log = new Log(folder.resolve("log.txt"))) {
            server.start();
            var client = new Client(server.url(), log, new Random(1), threads);
            client.signsUp("ada");
            var following = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < ANSWERS; i++) {
                var question = new Question(i, 10_000);
                var chat = asks(client.browser(), question);
                following.add(CompletableFuture.runAsync(() -> follows(client.browser(), chat), threads));
            }
            begun.await();
            long startNanos = System.nanoTime();
            assertTrue(server.endsWithin(SECONDS_MAX), "it ends");
            System.out.printf("Ended %d ms after SIGTERM%n", (System.nanoTime() - startNanos) / 1_000_000);
            following.forEach(CompletableFuture::join);
            assertEquals(ANSWERS, lastEvents.size());
            for (var last : lastEvents) {
                assertTrue(last.contains("done") && last.contains("data-status=\"interrupted\""), last);
            }
            for (var stored : Stored.read(server.database())) {
                var answer = stored.answers().get(0);
                assertEquals("interrupted", answer.status());
                int words = stored.question().wordsIn(answer.content()).size();
                assertEquals(
                        stored.question().answer(words).strip(),
                        answer.content().strip());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private String asks(Browser browser, Question question) {
        var response = browser.posts("/chat", "message", question.text(), "model", "words")
                .join()
                .orElseThrow();
        return response.headers().firstValue("Location").orElseThrow();
    }

    /** Says when it has seen the answer grow, and remembers its last event. */
    private void follows(Browser browser, String chat) {
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
