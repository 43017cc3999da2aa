package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ServerFixture;
import dev.parley.Storage;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer that is stored as streaming but has no generation. */
class AbandonedAnswersTest extends ServerFixture {
    private static final String INTERRUPTED = "data-status=\"interrupted\"";

    private long chat;

    @BeforeEach
    void start() {
        chat = ada.begins("Hi");
        ada.watches(chat).done();
    }

    @Test
    void aFailureToStartTheModelFailsOnlyTheAnswer() {
        model.meanwhile(() -> {
            throw new IllegalStateException("no model");
        });
        assertEquals(303, asks("And now?"));
        assertTrue(ada.watches(chat).done().contains("data-status=\"failed\""));
        assertEquals(303, asks("And now?"));
        assertTrue(ada.watches(chat).done().contains("A plain answer."));
    }

    @Test
    void thePageShowsAnAbandonedAnswerAsInterrupted() {
        abandon();
        var page = ada.gets("/chat/" + chat).body();
        assertTrue(page.contains(INTERRUPTED) && !page.contains("sse-connect"), page);
    }

    @Test
    void theStreamOfAnAbandonedAnswerEndsWithTheInterruptedMessage() {
        abandon();
        var done = ada.watches(chat).done();
        assertTrue(done.contains(INTERRUPTED) && !done.contains("sse-connect"), done);
    }

    @Test
    void stopInterruptsAnAbandonedAnswer() {
        abandon();
        assertEquals(200, ada.deletesByHtmx("/chat/" + chat + "/generate").statusCode());
        assertEquals("interrupted", status());
    }

    @Test
    void theQuestionAfterAnAbandonedAnswerIsAnswered() {
        abandon();
        assertEquals(303, asks("And now?"));
        assertTrue(ada.watches(chat).done().contains("A plain answer."));
    }

    @Test
    void anAbandonedAnswerCanBeContinuedAndRegenerated() {
        abandon();
        model.script().says(" And more.").finishes();
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/generate", "continue", "true").statusCode());
        assertTrue(ada.watches(chat).done().contains("A plain answer. And more."));
        abandon();
        assertEquals(303, ada.posts("/chat/" + chat + "/generate").statusCode());
        assertTrue(ada.watches(chat).done().contains("2 of 2"));
    }

    @Test
    void abandonedAnswersDoNotCountAsRunning() {
        for (int i = 0; i < RunningAnswerLimits.RUNNING_PER_USER_MAX; i++) {
            ada.watches(ada.begins("Question " + i)).done();
        }
        abandon();
        assertEquals(303, asks("And now?"));
    }

    @Test
    void anAnswerThatIsAboutToStartIsNotAbandoned() {
        var running = model.script().says("On its way");
        var page = new CompletableFuture<String>();
        // The answer is stored, but its generation has not started. The page may wait for that.
        model.meanwhile(
                () -> page.completeAsync(() -> ada.gets("/chat/" + chat).body(), task -> new Thread(task).start()));
        assertEquals(303, asks("And now?"));
        assertFalse(page.join().contains(INTERRUPTED), page.join());
        running.finishes();
        assertTrue(ada.watches(chat).done().contains("On its way"));
    }

    private int asks(String question) {
        return ada.posts("/chat/" + chat + "/message/add", "message", question).statusCode();
    }

    private void abandon() {
        new Storage(server).updateWhileItRuns("UPDATE messages SET status = 'streaming' WHERE role = 'assistant'");
    }

    private String status() {
        return ada.gets("/chat/" + chat).body().contains(INTERRUPTED) ? "interrupted" : "another";
    }
}
